import type { Account } from "../network/account.ts";
import { json, jsonWebhook } from "./answers.ts";
import type { Answer, PretendCarrier, Submission, Understood } from "./carrier.ts";
import { reportOf, STATUSES, timeOf } from "./infobip-reports.ts";
import { isRecord, jsonOf, listOf, recordOf, textOf } from "./reading.ts";
import { digitId, plain } from "./writing.ts";

/** Infobip's SMS API, today's `/sms/3/messages` and the older `/sms/2/text/advanced`. */
export const infobip: PretendCarrier = {
  understand(call, accounts): Understood {
    const [, key] = /^App (\S+)$/.exec(call.headers.authorization ?? "") ?? [];
    const account = accounts.find(({ secrets }) => key !== undefined && secrets.token === key);
    if (account === undefined)
      return { is: "answered", answer: exception(401, "UNAUTHORIZED", "Invalid login details") };
    const read = { "/sms/3/messages": readThird, "/sms/2/text/advanced": readSecond }[call.path];
    if (read === undefined || call.method !== "POST")
      return { is: "answered", answer: exception(404, "NOT_FOUND", "Requested URL not found") };
    const body = jsonOf(call);
    const submissions = isRecord(body)
      ? listOf(body.messages)
          .filter(isRecord)
          .flatMap((one) => read(one, account))
      : [];
    if (submissions.length === 0 || submissions.some(({ to, text }) => !/^\d{4,15}$/.test(to) || text === ""))
      return { is: "answered", answer: exception(400, "BAD_REQUEST", "Bad Request") };
    return { is: "submission", account, submissions };
  },
  newId: () => `${digitId(16)}-${digitId(4)}`,
  accepted: (messages) =>
    json(200, {
      bulkId: digitId(19),
      messages: messages.map((one) => ({
        messageId: one.carrierId,
        status: STATUSES.pending,
        destination: one.to,
        to: one.to,
      })),
    }),
  refused: () => exception(400, "BAD_REQUEST", "Bad Request"),
  broken: () => exception(500, "GENERAL_ERROR", "Something went wrong. Please contact support."),
  slowDown: () => exception(429, "TOO_MANY_REQUESTS", "Too many requests"),
  receipt: async (_account, message, state, _customer, now) =>
    state === "seen" || message.receiptUrl === null
      ? null
      : jsonWebhook(message.receiptUrl, reportOf(message, state, now)),
  inbound: async (account, message) =>
    jsonWebhook(account.inbound, {
      results: [
        {
          messageId: message.carrierId,
          from: message.to.replace("+", ""),
          to: account.from.replace("+", ""),
          text: message.text,
          cleanText: message.text,
          keyword: "",
          receivedAt: timeOf(message.at),
          smsCount: message.segments,
          price: { pricePerMessage: 0, currency: "EUR" },
          callbackData: null,
        },
      ],
      messageCount: 1,
      pendingMessageCount: 0,
    }),
};

function readThird(one: Record<string, unknown>, account: Account): Submission[] {
  const webhooks = recordOf(one.webhooks);
  return listOf(one.destinations)
    .map(recordOf)
    .map((destination) => ({
      ...plain({ to: textOf(destination.to), text: textOf(recordOf(one.content).text), from: textOf(one.sender) }),
      ref: textOf(webhooks.callbackData) || null,
      carrierId: textOf(destination.messageId) || null,
      receiptUrl: textOf(recordOf(webhooks.delivery).url) || account.status,
    }));
}

function readSecond(one: Record<string, unknown>, account: Account): Submission[] {
  return listOf(one.destinations)
    .map(recordOf)
    .map((destination) => ({
      ...plain({ to: textOf(destination.to), text: textOf(one.text), from: textOf(one.from) }),
      ref: textOf(one.callbackData) || null,
      carrierId: textOf(destination.messageId) || null,
      receiptUrl: textOf(one.notifyUrl) || account.status,
    }));
}

function exception(status: number, messageId: string, words: string): Answer {
  return json(status, { requestError: { serviceException: { messageId, text: words } } });
}
