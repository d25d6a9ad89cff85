import { z } from "zod";
import { endSession, getUserToken, receiveSms, scheduleSms, sendSms, uploadBase } from "../../../protocol/integra.ts";
import { sendMailForm } from "../../../protocol/mail-messages.ts";
import type { Area, Operation } from "../operation.ts";

const TEXT = "text/plain";
const send = {
  by: "token-or-key",
  needs: "messages",
  idempotent: true,
  answer: "`OK`: accepted and durable, not delivered",
  answerType: TEXT,
  refusal: "ERROR",
} as const satisfies Partial<Operation>;
const list = {
  summary: "Upload a list for a dialer, in base64",
  by: "token-or-key",
  needs: "dialers",
  body: uploadBase,
  answer: "`OK`: every line was accepted",
  answerType: TEXT,
  refusal: "ERROR",
} as const satisfies Operation;

export const predecessor: Area = {
  name: "The predecessor's calls",
  about:
    "Forms in, `OK` or `ERROR` out, as programs written for the predecessor expect. A refusal has the status of its problem, " +
    "the problem's code in the header `Deskline-Problem`, and what is wrong, in words, in `Deskline-Reason`.",
  operations: {
    "POST /Integra/resources/auth/getUserToken": {
      summary: "A token for a supervisor's user and password",
      by: "anybody",
      body: getUserToken,
      answer: "A list whose last element is the token",
      answerSchema: z.array(z.string()),
      refusal: "0",
    },
    "POST /Integra/resources/auth/EndSession": {
      summary: "End a token",
      by: "anybody",
      body: endSession,
      answer: "`OK`: it has ended",
      answerType: TEXT,
      refusal: "ERROR",
    },
    "POST /Integra/resources/SMS/SendSMS": { summary: "Send an SMS", body: sendSms, ...send },
    "GET /Integra/resources/SMS/SendSMS/*": {
      summary: "Send an SMS, parameters in the path: destination=…&message=…&api=…",
      path: sendSms,
      ...send,
    },
    "POST /Integra/resources/SMS/SendPOSTSMS": { summary: "Send an SMS, as an IVR does", body: sendSms, ...send },
    "POST /Integra/resources/SMS/SendSMSv2": {
      by: "token-or-key",
      needs: "messages",
      idempotent: true,
      summary: "Send an SMS and get its id",
      body: sendSms,
      answer: "The id, by which GET /api/messages/{id} tells its state",
      answerSchema: z.object({ id: z.string() }),
    },
    "POST /IntegraChannels/resources/Forms/SendMailv2": {
      by: "token-or-key",
      needs: "messages",
      idempotent: true,
      summary: "Send a mail by a mail campaign and get its id; to, cc and bcc take several addresses, separated by `;`",
      body: sendMailForm,
      answer: "The id, by which GET /api/messages/{id} tells its state",
      answerSchema: z.object({ id: z.string() }),
    },
    "POST /Integra/resources/SMS/ScheduleDialerSMS": {
      ...send,
      summary: "Send an SMS at a date, by a dialer",
      body: scheduleSms,
    },
    "POST /Integra/resources/SMS/uploadbase": list,
    "POST /Integra/resources/DialersResources/uploadDialerBase": list,
    "GET /Integra/resources/InboundSMS/ReceiveURLSMS/*": {
      ...send,
      idempotent: false,
      summary: "An SMS that a customer wrote, parameters in the path: phone=…&message=…",
      path: receiveSms,
      answer: "`OK`: it is in its conversation",
    },
  },
};
