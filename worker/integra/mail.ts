import { Hono } from "hono";
import { readAddresses } from "../../domain/mail/mail-address.ts";
import type { MailParty } from "../../protocol/mail.ts";
import { type MailMessage, type SendMailForm, sendMailForm } from "../../protocol/mail-messages.ts";
import type { FieldError } from "../../protocol/problem.ts";
import type { Called } from "../access/caller.ts";
import { sendProgramMail } from "../mail/program-mail.ts";
import { refuse } from "../problems.ts";
import { calls } from "./entrance.ts";
import { formOf } from "./parameters.ts";
import { problemRefusal } from "./refusals.ts";

const MOST_RECIPIENTS = 50;

/** API-10: a mail of another program, as a form; its id is that of `GET /api/messages/:id`. */
export const mailForms = new Hono<Called>()
  .post("/Forms/SendMailv2", calls("messages"), async (c) => {
    const asked = messageOf(await formOf(c, sendMailForm));
    return c.json(await sendProgramMail(c.env, c.var.caller, asked, c.req.header("Idempotency-Key")));
  })
  .onError((error, c) => problemRefusal(c, error));

/** Everything that is wrong with it is said at once. */
function messageOf({
  destination,
  to,
  cc,
  bcc,
  subject,
  message,
  html,
  filename,
  fileb64,
  ...rest
}: SendMailForm): MailMessage {
  const errors: FieldError[] = [];
  const listed = (path: string, written = ""): MailParty[] => {
    const { addresses, unread } = readAddresses(written);
    for (const piece of unread) errors.push({ path, code: "invalid_address", detail: `${piece} is no address` });
    return addresses.map(({ name, address }) => ({ name: name.slice(0, 200), address }));
  };
  const lists = { to: listed("to", to ?? destination), cc: listed("cc", cc), bcc: listed("bcc", bcc) };
  const count = lists.to.length + lists.cc.length + lists.bcc.length;
  if (lists.to.length === 0 && errors.length === 0) errors.push({ path: "to", code: "required", detail: "To whom?" });
  if (count > MOST_RECIPIENTS) errors.push({ path: "to", code: "too_big", detail: `At most ${MOST_RECIPIENTS}` });
  if (subject.trim() === "") errors.push({ path: "subject", code: "required", detail: "About what?" });
  if ((message === undefined) === (html === undefined))
    errors.push({ path: "message", code: "required", detail: "Either message or html" });
  if ((filename === undefined) !== (fileb64 === undefined))
    errors.push({ path: "filename", code: "required", detail: "A file has filename and fileb64" });
  if (errors.length > 0) refuse("invalid_input", undefined, errors);
  const attachments = fileb64 === undefined ? [] : [{ name: filename ?? "", type: "text/plain", content: fileb64 }];
  return { ...rest, ...lists, subject: subject.trim(), text: message, html, attachments };
}
