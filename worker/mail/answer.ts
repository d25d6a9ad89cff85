import { mailboxKey } from "../../domain/mail/mail-address.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import type { AgentTicket } from "../../durable-objects/tickets.ts";
import type { MailParty, MailTaken, SendMail } from "../../protocol/mail.ts";
import { refuse } from "../problems.ts";
import { writingCampaign } from "./desk.ts";
import { refuseMail } from "./refused.ts";
import { refuseBlocked, written } from "./written.ts";

/** The mail of a thread's holder is stored, and leaves; the same request again is `known`. Refuses what may not be sent. */
export async function answerMail(
  env: Env,
  conversation: string,
  ticket: AgentTicket,
  request: SendMail,
): Promise<{ taken: MailTaken; known: boolean }> {
  const { id, mode, withHistory } = request;
  const answers = mode === "new" ? null : (request.answers ?? refuseUnanswered());
  const wanted = await conversationOf(env, conversation).writeMail({ ticket, id, answers, withHistory });
  if (wanted.outcome === "refused") return refuseMail(wanted);
  if (wanted.outcome === "known") return { taken: { id, interaction: wanted.interaction }, known: true };
  const { campaign, mailbox } = await writingCampaign(env, wanted);
  const strangers = (party: MailParty) => !wanted.participants.includes(mailboxKey(party.address));
  await refuseBlocked(env, request, { campaign, mailbox, only: strangers });
  const mail = await written(env, request, { ...wanted, conversation, campaign, mailbox });
  const sent = { ticket, id, mode, written: mail, mailbox: { id: mailbox.id, address: mailbox.address } };
  const reply = await conversationOf(env, conversation).sendMail(sent);
  if (reply.outcome === "refused") return refuseMail(reply);
  return { taken: { id, interaction: reply.interaction }, known: false };
}

function refuseUnanswered(): never {
  const detail = "The mail that it answers or forwards";
  return refuse("invalid_input", undefined, [{ path: "answers", code: "required", detail }]);
}
