import { env } from "cloudflare:workers";
import type { Campaign } from "../../domain/campaign/campaign.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import { keyedName } from "../../store/keyed-name.ts";
import { TestConversation } from "./conversation.ts";

let people = 0;

export interface TestVisitor {
  conversation: string;
  interaction: string;
  caseNumber: string;
  chat: TestConversation;
}

type Start = {
  name?: string;
  message?: string;
  language?: Campaign["defaultLanguage"];
  visitor?: string;
  request?: string;
};

export async function start(campaign: Campaign, own: Start = {}) {
  const visitor = own.visitor ?? `visitor-${++people}`;
  const conversation = keyedName(env.NAME_SECRET, "webchat", campaign.id, visitor);
  const language = own.language ?? "es";
  const reply = await conversationOf(env, conversation).start({
    conversation,
    campaign: campaign.id,
    visitor,
    request: own.request ?? crypto.randomUUID(),
    language,
    message: own.message ?? "Hola",
    customer: { name: own.name ?? visitor, mail: "", phone: "", language, page: { url: "", title: "" } },
    extra: [],
  });
  return { conversation, visitor, reply };
}

/** A visitor who was let in, with the chat open. */
export async function visit(campaign: Campaign, own: Start = {}): Promise<TestVisitor> {
  const { conversation, visitor, reply } = await start(campaign, own);
  if (reply.outcome !== "started") throw new Error(`refused: ${JSON.stringify(reply)}`);
  const chat = await TestConversation.open(conversation, { role: "visitor", who: visitor, name: own.name ?? visitor });
  return { conversation, interaction: reply.interaction, caseNumber: reply.caseNumber, chat };
}
