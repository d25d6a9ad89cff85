import { z } from "zod";
import { mailMessage } from "../../../protocol/mail-messages.ts";
import { type MessageState, type SmsAccepted, smsMessage } from "../../../protocol/sms-messages.ts";
import type { Area } from "../operation.ts";

const accepted: z.ZodType<SmsAccepted> = z.object({ id: z.string(), segments: z.int() });
const state: z.ZodType<MessageState> = z.object({
  id: z.string(),
  state: z.enum(["scheduled", "queued", "blocked", "sending", "sent", "delivered", "seen", "failed", "unknown"]),
  reason: z.string(),
  at: z.iso.datetime(),
});

export const messages: Area = {
  name: "Messages",
  about:
    "SMS and mails of other programs. A message is accepted and durable when it is answered, and asked about later by its id.",
  operations: {
    "POST /api/messages/sms": {
      summary: "Send an SMS",
      by: "key",
      needs: "messages",
      body: smsMessage,
      idempotent: true,
      status: 202,
      answer: "Accepted and durable, not delivered",
      answerSchema: accepted,
    },
    "POST /api/messages/mail": {
      summary: "Send a mail by a mail campaign, whose agents get the answer",
      by: "key",
      needs: "messages",
      body: mailMessage,
      idempotent: true,
      status: 202,
      answer: "Accepted and durable, not delivered",
      answerSchema: z.object({ id: z.string() }),
    },
    "GET /api/messages/:id": {
      summary: "What has become of a message",
      by: "token-or-key",
      needs: "messages",
      answer: "How far it has come",
      answerSchema: state,
    },
  },
};
