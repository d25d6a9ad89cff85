import { UnsendableMail } from "../../channels/email/outgoing-mail.ts";
import type { Campaign } from "../../domain/campaign/campaign.ts";
import type { MailFault } from "../../domain/mail/limits.ts";
import { mailboxKey } from "../../domain/mail/mail-address.ts";
import type { WrittenMail } from "../../durable-objects/calls/mail-writing.ts";
import { mailScope } from "../../durable-objects/mail-line.ts";
import { UnknownFile, type Writing, writtenMail } from "../../durable-objects/mail-writing.ts";
import type { MailParty, SendMail } from "../../protocol/mail.ts";
import type { MailboxSnapshot } from "../../protocol/mailboxes.ts";
import type { FieldError } from "../../protocol/problem.ts";
import { isBlocked } from "../../store/spool/black-list.ts";
import { erasedAddress } from "../../store/spool/erased-address.ts";
import { refuse } from "../problems.ts";

type Recipients = Pick<SendMail, "id" | "to" | "cc" | "bcc">;

/** The mail, or a refusal with everything that keeps it from leaving, each at its field. */
export async function written(
  env: Env,
  request: SendMail,
  writing: Writing,
  /** What the asker calls its files. */
  files = "files",
): Promise<WrittenMail> {
  try {
    return await writtenMail(env, request, writing);
  } catch (error) {
    if (error instanceof UnsendableMail) return refuseFaults(error.faults, files);
    if (!(error instanceof UnknownFile)) throw error;
    return refuse("invalid_input", undefined, [
      { path: `${files}.${error.at}`, code: "unknown", detail: error.message },
    ]);
  }
}

/** Who is on the black list is written to by nobody, but where they have written themselves (decisions: STOP). */
export async function refuseBlocked(
  env: Env,
  request: Recipients,
  { campaign, mailbox, only }: { campaign: Campaign; mailbox: MailboxSnapshot; only?: (party: MailParty) => boolean },
): Promise<void> {
  const asked = { scopes: [campaign.id, mailScope(mailbox.address)], advertising: false, now: Date.now() };
  const errors: FieldError[] = [];
  for (const field of ["to", "cc", "bcc"] as const) {
    for (const [at, party] of request[field].entries()) {
      if (only !== undefined && !only(party)) continue;
      const address = mailboxKey(party.address);
      const erased = () => erasedAddress(env.NAME_SECRET, address);
      if ((await isBlocked(env.SPOOL, { ...asked, address, erased, what: `mail:${request.id}` })) === null) continue;
      errors.push({ path: `${field}.${at}`, code: "black_listed", detail: `${address} is on the black list` });
    }
  }
  if (errors.length > 0) refuse("black_listed", undefined, errors);
}

function refuseFaults(faults: readonly MailFault[], files: string): never {
  const errors = faults.map(({ field, code, said }) => ({
    path: field === "size" ? files : field,
    code,
    detail: said,
  }));
  return refuse(faults.every(({ field }) => field === "size") ? "too_large" : "invalid_input", undefined, errors);
}
