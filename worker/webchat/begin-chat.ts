import type { z } from "zod";
import type { Campaign, Language } from "../../domain/campaign/campaign.ts";
import type { FormAnswers } from "../../domain/campaign/contact-form.ts";
import { textFor } from "../../domain/campaign/texts.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import { signTicket, VISITOR_TICKET_MS } from "../../durable-objects/tickets.ts";
import type { ConversationStarted, startConversation } from "../../protocol/webchat.ts";
import { keyedName } from "../../store/keyed-name.ts";
import { refuse } from "../problems.ts";

type Wanted = Pick<z.output<typeof startConversation>, "request" | "page" | "visitor"> & {
  conversation: string;
  language: Language;
  answers: FormAnswers;
};

/** The name of the one conversation that a visitor has with a campaign. */
export function threadOf(env: Env, campaign: Campaign, visitor: string): string {
  return keyedName(env.NAME_SECRET, "webchat", campaign.id, visitor);
}

/** What the campaign calls the field of the phone, for those who read the answer. */
export function phoneLabel({ form, defaultLanguage }: Campaign): string {
  return textFor(form.phoneLabel, defaultLanguage, defaultLanguage);
}

/** Puts the visitor into the campaign's line, once a `request`; their ticket opens the chat. Refuses where the queue turns them away. */
export async function beginChat(env: Env, campaign: Campaign, wanted: Wanted): Promise<ConversationStarted> {
  const { conversation, language, request, page } = wanted;
  const { name, mail, phone, message } = wanted.answers;
  const visitor = keyedName(env.NAME_SECRET, "visitor", wanted.visitor);
  const reply = await conversationOf(env, conversation).start({
    conversation,
    campaign: campaign.id,
    visitor,
    request,
    language,
    message,
    customer: { name, mail, phone, language, page },
    extra: phone === "" ? [] : [{ label: phoneLabel(campaign), value: phone }],
  });
  if (reply.outcome === "refused") refuse(reply.code, reply.text);
  const expires = Date.now() + VISITOR_TICKET_MS;
  const token = await signTicket(env.TICKET_SECRET, { role: "visitor", who: visitor, name, conversation, expires });
  return { conversationId: conversation, token, caseNumber: reply.caseNumber };
}
