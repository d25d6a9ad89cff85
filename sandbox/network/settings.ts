import { z } from "zod";

const share = z.number({ error: "A share from 0 to 1" }).min(0).max(1);
const ms = z.int().min(0).max(600_000);
const span = z.strictObject({ from: ms, to: ms }).refine(({ from, to }) => from <= to, { error: "from is after to" });

/** How badly the pretend carriers behave. What is left out of a `PUT /settings` is as in a calm network. */
export const settings = z
  .strictObject({
    /** The same seed draws the same fates for the same numbers. */
    seed: z
      .int()
      .min(0)
      .max(2 ** 31)
      .default(1),
    /** ms until a request to send is answered. */
    answerDelay: span.default({ from: 0, to: 0 }),
    /** Of the requests to send, answered by a 4xx: nothing has left. */
    refused: share.default(0),
    /** By a 5xx: nothing has left. */
    broken: share.default(0),
    /** By 429 and Retry-After. */
    slowDown: share.default(0),
    /** Seconds in that header. */
    retryAfter: z.int().min(1).max(3_600).default(2),
    /** Accepted, but the answer comes only after `holdFor` ms. */
    held: share.default(0),
    holdFor: ms.default(15_000),
    /** Accepted, then the connection is cut without an answer. */
    lostAnswers: share.default(0),
    /** Of what was accepted, never arrives and says so. */
    failed: share.default(0),
    /** Of the rest, have a receipt *sent*. */
    sent: share.default(1),
    /** Of the rest, arrive and say so. */
    delivered: share.default(1),
    /** Of those that arrived, read without anybody touching the phone (WhatsApp and Messenger). */
    seen: share.default(0),
    /** ms from one receipt to the next. */
    receiptDelay: span.default({ from: 200, to: 1_200 }),
    /** The first receipt comes before the request to send is answered. */
    early: share.default(0),
    /** Webhooks that come twice. */
    duplicated: share.default(0),
    /** Messages whose receipts come the last first. */
    reordered: share.default(0),
    /** Customers who answer the first message of a sender by STOP, BAJA or SAIR. */
    stops: share.default(0),
    /** WhatsApp: webhooks name customers by phone, by phone and user id, or by user id alone (they chose a user name). */
    userIds: z.enum(["none", "beside", "alone"]).default("beside"),
  })
  .refine((s) => s.refused + s.broken + s.slowDown + s.held + s.lostAnswers <= 1, {
    path: ["lostAnswers"],
    error: "The fates of a request add up to more than 1",
  });
export type NetworkSettings = z.output<typeof settings>;

export const CALM: NetworkSettings = settings.parse({});
