import { mailConversationName } from "../../domain/mail/reply-token.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import type { StartMail } from "../../protocol/mail.ts";
import type { StartedByAgent } from "../../protocol/messages.ts";
import { keyedBytes } from "../../store/keyed-name.ts";
import { writeableCampaign } from "./desk.ts";
import { refuseMail } from "./refused.ts";
import { carryUnsent } from "./unsent-files.ts";
import { refuseBlocked, written } from "./written.ts";

/** A thread that an agent begins, and holds (EML-41, EML-47). Refuses what may not be sent. */
export async function beginMail(
  env: Env,
  agent: { id: string; name: string },
  start: StartMail,
): Promise<StartedByAgent> {
  const { campaign, mailbox } = await writeableCampaign(env, start.campaign, agent.id);
  await refuseBlocked(env, start, { campaign, mailbox });
  const { id } = start;
  // The same request again meets itself: its thread follows from it.
  const conversation = mailConversationName(keyedBytes(env.NAME_SECRET, "mail", agent.id, id));
  const request = { ...start, answers: null, mode: "new", withHistory: false } as const;
  const language = campaign.defaultLanguage;
  await carryUnsent(env.FILES, { user: agent.id, into: conversation }, start.files);
  const writing = { conversation, interaction: `${conversation}-1`, campaign, mailbox, language, thread: [] };
  const reply = await conversationOf(env, conversation).startMail({
    conversation,
    campaign: campaign.id,
    mailbox: { id: mailbox.id, address: mailbox.address },
    id,
    language,
    agent,
    holds: true,
    written: await written(env, request, writing),
  });
  return reply.outcome === "refused" ? refuseMail(reply) : { conversation, interaction: reply.interaction };
}
