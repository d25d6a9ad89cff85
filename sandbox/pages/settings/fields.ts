import type { NetworkSettings } from "../../network/settings.ts";

type Share = {
  [Name in keyof NetworkSettings]: NetworkSettings[Name] extends number ? Name : never;
}[keyof NetworkSettings];
type Span = {
  [Name in keyof NetworkSettings]: NetworkSettings[Name] extends { from: number } ? Name : never;
}[keyof NetworkSettings];

export type Field =
  | { kind: "share"; name: Share; label: string; hint: string }
  | { kind: "number"; name: Share; label: string; hint: string; unit: string; max: number }
  | { kind: "span"; name: Span; label: string; hint: string }
  | { kind: "choice"; name: "userIds"; label: string; hint: string; options: [NetworkSettings["userIds"], string][] };

/** The form, group by group. */
export const GROUPS: { title: string; fields: Field[] }[] = [
  {
    title: "Requests to send",
    fields: [
      { kind: "share", name: "refused", label: "Refused, 4xx", hint: "Nothing left" },
      { kind: "share", name: "broken", label: "Broken, 5xx", hint: "Nothing left" },
      { kind: "share", name: "slowDown", label: "Too many, 429", hint: "With Retry-After" },
      { kind: "share", name: "held", label: "Time-out", hint: "It left, but the answer is held back" },
      { kind: "share", name: "lostAnswers", label: "Answer lost", hint: "It left, then the connection is cut" },
      { kind: "span", name: "answerDelay", label: "Answer after", hint: "ms" },
      { kind: "number", name: "retryAfter", label: "Retry-After", hint: "", unit: "s", max: 3_600 },
      { kind: "number", name: "holdFor", label: "Held for", hint: "", unit: "ms", max: 600_000 },
    ],
  },
  {
    title: "Receipts",
    fields: [
      { kind: "share", name: "failed", label: "Failed", hint: "Of what was accepted" },
      { kind: "share", name: "sent", label: "Sent", hint: "Of the rest, say so" },
      { kind: "share", name: "delivered", label: "Delivered", hint: "Of the rest, arrive and say so" },
      { kind: "share", name: "seen", label: "Seen", hint: "Of the delivered, without anybody at the phone" },
      { kind: "share", name: "early", label: "Before the answer", hint: "The first receipt overtakes it" },
      { kind: "share", name: "reordered", label: "Reordered", hint: "The last receipt first" },
      { kind: "share", name: "duplicated", label: "Twice", hint: "Receipts and customers' words" },
      { kind: "span", name: "receiptDelay", label: "From one to the next", hint: "ms" },
    ],
  },
  {
    title: "Customers and chance",
    fields: [
      { kind: "share", name: "stops", label: "Answer STOP", hint: "BAJA and SAIR by country, once to each sender" },
      {
        kind: "choice",
        name: "userIds",
        label: "WhatsApp names them by",
        hint: "",
        options: [
          ["none", "phone"],
          ["beside", "phone and user id"],
          ["alone", "user id alone"],
        ],
      },
      {
        kind: "number",
        name: "seed",
        label: "Seed",
        hint: "The same draws the same fates",
        unit: "",
        max: 2_147_483_647,
      },
    ],
  },
];

/** A network that hardly anybody has, and that everybody meets one day. */
export const ROUGH: Partial<NetworkSettings> = {
  refused: 0.03,
  broken: 0.04,
  slowDown: 0.05,
  held: 0.02,
  lostAnswers: 0.05,
  failed: 0.05,
  delivered: 0.9,
  seen: 0.3,
  early: 0.15,
  reordered: 0.2,
  duplicated: 0.2,
  stops: 0.05,
  answerDelay: { from: 20, to: 400 },
  receiptDelay: { from: 100, to: 4_000 },
};
