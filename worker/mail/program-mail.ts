import { textToHtml } from "../../domain/mail/html.ts";
import { mailConversationName } from "../../domain/mail/reply-token.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import type { MailAccepted, MailMessage } from "../../protocol/mail-messages.ts";
import { signatoryNamed } from "../../store/access/signatory.ts";
import { mailCampaigns } from "../../store/configuration/mail-campaigns.ts";
import { keyedName } from "../../store/keyed-name.ts";
import type { Caller } from "../access/caller.ts";
import { refuse } from "../problems.ts";
import { wordAsked } from "../sms/idempotency.ts";
import { bytesOf, messageId } from "../sms/message-id.ts";
import { wrong } from "../sms/outlet.ts";
import { campaignThatSends } from "./desk.ts";
import { dropProgramFiles, keepProgramFiles, programFiles } from "./program-files.ts";
import { refuseBlocked, written } from "./written.ts";

/**
 * A mail of another program (API-10). It begins a thread of its campaign that nobody holds: durable when this answers, not delivered; the
 * customer's answer is an interaction. Refuses whom the black list stops, and what the way out does not carry, each at its field.
 */
export async function sendProgramMail(
  env: Env,
  caller: Caller,
  asked: MailMessage,
  idempotencyKey: string | undefined,
): Promise<MailAccepted> {
  const { campaign, mailbox } = await campaignThatSends(env, await campaignFor(env, caller, asked.campaign));
  const attached = programFiles(asked.attachments);
  const agent = asked.agent === undefined ? null : await signatory(env, asked.agent);
  const { entry, again } = await wordAsked(env, caller, idempotencyKey, asked);
  const holder = keyedName(env.NAME_SECRET, "program-mail", entry);
  const conversation = mailConversationName(bytesOf(holder));
  const accepted = { id: messageId(env, { kind: "mail", conversation: holder, entry }, campaign.id) };
  const stub = conversationOf(env, conversation);
  if (again && (await stub.delivery(entry)) !== null) return accepted;

  const { to, cc, bcc, subject, text = "", html = textToHtml(text) } = asked;
  const envelope = { id: entry, to, cc, bcc, subject, html, answers: null, mode: "new", withHistory: false } as const;
  await refuseBlocked(env, envelope, { campaign, mailbox });
  const files = await keepProgramFiles(env, { conversation, entry }, attached);
  const request = { ...envelope, files };
  const language = campaign.defaultLanguage;
  const writing = { conversation, interaction: null, campaign, mailbox, language, thread: [] };
  const reply = await stub.startMail({
    conversation,
    campaign: campaign.id,
    mailbox: { id: mailbox.id, address: mailbox.address },
    id: entry,
    language,
    agent,
    holds: false,
    written: await written(env, request, writing, "attachments").catch(async (refused: unknown) => {
      await dropProgramFiles(env, conversation, files);
      throw refused;
    }),
  });
  if (reply.outcome === "refused") {
    await dropProgramFiles(env, conversation, files);
    refuse(reply.code);
  }
  return accepted;
}

/** Id of the mail campaign that is named, else of the only one that there is for the caller. */
async function campaignFor(env: Env, { principal }: Caller, name: string | undefined): Promise<string> {
  const all = await mailCampaigns(env.CONFIG, principal.campaigns);
  if (name !== undefined) {
    const named = all.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return named?.id ?? wrong("campaign", "unknown", `There is no mail campaign ${name}`);
  }
  const [only] = all.length === 1 ? all : [];
  return only?.id ?? wrong("campaign", "required", "Name the mail campaign");
}

async function signatory(env: Env, agent: string): Promise<{ id: string; name: string }> {
  return (await signatoryNamed(env.CONFIG, agent)) ?? wrong("agent", "unknown", `There is no agent ${agent}`);
}
