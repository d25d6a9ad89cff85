import type { Account } from "../network/account.ts";
import { filled, TEMPLATES } from "../network/templates.ts";
import { json } from "./answers.ts";
import type { ApiCall, Memory, PretendCarrier, Submission, Understood } from "./carrier.ts";
import { basicOf, isRecord, textOf } from "./reading.ts";
import { contents, failureOf, refusal, resourceOf } from "./twilio-answers.ts";
import { incoming, statusOf } from "./twilio-webhooks.ts";
import { hexId, plain, WINDOW_MS } from "./writing.ts";

const LONGEST = 1_600;

/** Twilio's Programmable Messaging: SMS, or WhatsApp with `whatsapp:` before its addresses. */
export function twilioCarrier(whatsapp: boolean): PretendCarrier {
  const prefix = whatsapp ? "whatsapp:" : "";
  return {
    understand(call, accounts, memory): Understood {
      const [, kept] = /^\/kept\/(\w+)$/.exec(call.path) ?? [];
      // What customers send is kept elsewhere, open to whoever has its address.
      if (kept !== undefined) return fileOf(kept, memory);
      const account = accounts.find((one) => isOwner(call, one));
      if (account === undefined) return refusal(401, 20003, "Authenticate");
      if (whatsapp && /^\/v1\/Content(AndApprovals)?$/.test(call.path))
        return { is: "answered", answer: contents(call) };
      const [, sid, resource = ""] = /^\/2010-04-01\/Accounts\/(\w+)\/(.+)$/.exec(call.path) ?? [];
      if (sid !== account.account) return refusal(404, 20404, "The requested resource was not found");
      const [, file] = /^Messages\/\w+\/Media\/(\w+)$/.exec(resource) ?? [];
      if (file !== undefined)
        return {
          is: "answered",
          answer: { status: 307, headers: { location: `${call.base}/kept/${file}` }, body: "" },
        };
      if (resource !== "Messages.json" || call.method !== "POST")
        return refusal(404, 20404, "The requested resource was not found");
      return submissionOf(call, account, memory, prefix);
    },
    newId: () => hexId("SM", 32),
    accepted: ([message], account) => json(201, message === undefined ? {} : resourceOf(message, account)),
    refused: () => failureOf(400, 21211, "Invalid 'To' Phone Number"),
    broken: () => failureOf(503, 20503, "Service unavailable"),
    slowDown: () => failureOf(429, 20429, "Too Many Requests"),
    receipt: (account, message, state) => statusOf(account, message, state, whatsapp),
    inbound: (account, message, customer, base) => incoming(account, message, customer, base, whatsapp),
  };
}

function isOwner(call: ApiCall, { account, secrets }: Account): boolean {
  const basic = basicOf(call);
  return basic !== null && basic.user === account && basic.password === secrets.token;
}

function submissionOf(call: ApiCall, account: Account, memory: Memory, prefix: string): Understood {
  const form = new URLSearchParams(call.body);
  const to = form.get("To") ?? "";
  const from = form.get("From") ?? form.get("MessagingServiceSid") ?? "";
  const text = form.get("Body") ?? "";
  const mediaUrl = form.get("MediaUrl");
  const template = templateOf(form);
  if (!to.startsWith(prefix) || !/^\+[1-9]\d{6,14}$/.test(to.slice(prefix.length)))
    return refusal(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  if (from !== `${prefix}${account.from}` && !from.startsWith("MG"))
    return refusal(400, 21606, `The From ${from} is not yours`);
  if (text === "" && mediaUrl === null && template === null)
    return refusal(400, 21602, "A text message body or media urls must be specified.");
  if ([...text].length > LONGEST)
    return refusal(400, 21617, "The concatenated message body exceeds the 1600 character limit");
  if (template === "unknown") return refusal(400, 21655, "The ContentSid is invalid");
  if (prefix === "" && memory.optedOut(account, to))
    return refusal(400, 21610, "Attempt to send to unsubscribed recipient");
  const last = memory.lastWord(account, to);
  const isLate = prefix !== "" && template === null && (last === null || memory.now - last > WINDOW_MS);
  const submission: Submission = {
    ...plain({ to, text: template?.text ?? text, from }),
    receiptUrl: form.get("StatusCallback"),
    mediaUrl,
    template: template?.template ?? null,
    failure: isLate ? "window-closed" : null,
  };
  return { is: "submission", account, submissions: [submission] };
}

function templateOf(form: URLSearchParams) {
  const sid = form.get("ContentSid");
  if (sid === null) return null;
  const template = TEMPLATES.find(({ contentSid, status }) => contentSid === sid && status === "approved");
  if (template === undefined) return "unknown" as const;
  let variables: unknown;
  try {
    variables = JSON.parse(form.get("ContentVariables") ?? "{}");
  } catch {
    return "unknown" as const;
  }
  const values = isRecord(variables) ? variables : {};
  const parameters = Array.from({ length: template.parameters }, (_, index) => textOf(values[String(index + 1)]));
  return {
    text: filled(template, parameters),
    template: { name: template.name, language: template.language, parameters },
  };
}

function fileOf(key: string, memory: Memory): Understood {
  return memory.file(key) === null ? refusal(404, 20404, "The requested resource was not found") : { is: "file", key };
}
