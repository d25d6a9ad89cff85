import type { Account } from "../network/account.ts";
import type { Message } from "../network/message.ts";
import { TEMPLATES } from "../network/templates.ts";
import { json } from "./answers.ts";
import type { Answer, ApiCall, Understood } from "./carrier.ts";

export function resourceOf(message: Message, account: Account) {
  const at = new Date(message.at).toUTCString().replace("GMT", "+0000");
  return {
    account_sid: account.account,
    api_version: "2010-04-01",
    body: message.text,
    date_created: at,
    date_sent: null,
    date_updated: at,
    direction: "outbound-api",
    error_code: null,
    error_message: null,
    from: message.from,
    messaging_service_sid: null,
    num_media: message.mediaUrl === null ? "0" : "1",
    num_segments: String(message.segments),
    price: null,
    price_unit: "USD",
    sid: message.carrierId,
    status: "queued",
    subresource_uris: { media: `/2010-04-01/Accounts/${account.account}/Messages/${message.carrierId}/Media.json` },
    to: message.to,
    uri: `/2010-04-01/Accounts/${account.account}/Messages/${message.carrierId}.json`,
  };
}

/** Content API: templates with the state of their approval. */
export function contents(call: ApiCall): Answer {
  const withApprovals = call.path.endsWith("AndApprovals");
  const items = TEMPLATES.map((template) => ({
    sid: template.contentSid,
    friendly_name: template.name,
    language: template.language,
    variables: Object.fromEntries(Array.from({ length: template.parameters }, (_, index) => [String(index + 1), ""])),
    types: { "twilio/text": { body: template.body } },
    ...(withApprovals && {
      approval_requests: {
        name: template.name,
        category: template.category,
        content_type: "twilio/text",
        status: template.status,
        rejection_reason: template.status === "rejected" ? "ABUSIVE_CONTENT" : "",
      },
    }),
  }));
  const url = `${call.base}${call.path}`;
  const meta = {
    page: 0,
    page_size: 50,
    first_page_url: url,
    previous_page_url: null,
    url,
    next_page_url: null,
    key: "contents",
  };
  return json(200, { meta, contents: items });
}

export function refusal(status: number, code: number, message: string): Understood {
  return { is: "answered", answer: failureOf(status, code, message) };
}

export function failureOf(status: number, code: number, message: string): Answer {
  return json(status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}
