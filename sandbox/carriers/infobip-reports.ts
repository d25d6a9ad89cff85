import type { ReceiptState } from "../network/fate.ts";
import type { Message } from "../network/message.ts";

/** https://www.infobip.com/docs/essentials/api-essentials/response-status-and-error-codes */
export const STATUSES = {
  pending: {
    groupId: 1,
    groupName: "PENDING",
    id: 26,
    name: "PENDING_ACCEPTED",
    description: "Message sent to next instance",
  },
  sent: {
    groupId: 1,
    groupName: "PENDING",
    id: 7,
    name: "PENDING_ENROUTE",
    description: "Message sent to next instance",
  },
  delivered: {
    groupId: 3,
    groupName: "DELIVERED",
    id: 5,
    name: "DELIVERED_TO_HANDSET",
    description: "Message delivered to handset",
  },
  failed: {
    groupId: 2,
    groupName: "UNDELIVERABLE",
    id: 9,
    name: "UNDELIVERABLE_NOT_DELIVERED",
    description: "Message sent not delivered",
  },
};
const NO_ERROR = { groupId: 0, groupName: "OK", id: 0, name: "NO_ERROR", description: "No Error", permanent: false };
const ABSENT = {
  groupId: 1,
  groupName: "HANDSET_ERRORS",
  id: 27,
  name: "EC_ABSENT_SUBSCRIBER",
  description: "Absent Subscriber",
  permanent: false,
};

export function reportOf(message: Message, state: Exclude<ReceiptState, "seen">, now: number) {
  return {
    results: [
      {
        bulkId: "",
        messageId: message.carrierId,
        to: message.to,
        from: message.from,
        sentAt: timeOf(message.at),
        doneAt: timeOf(now),
        smsCount: message.segments,
        mccMnc: "74801",
        callbackData: message.ref,
        price: { pricePerMessage: 0.01, currency: "EUR" },
        status: STATUSES[state],
        error: state === "failed" ? ABSENT : NO_ERROR,
      },
    ],
  };
}

/** `2026-11-23T10:11:12.000+0000`. */
export function timeOf(at: number): string {
  return new Date(at).toISOString().replace("Z", "+0000");
}
