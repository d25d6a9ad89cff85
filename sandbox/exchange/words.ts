import { segmentsOf } from "../../protocol/segments.ts";
import { CARRIERS } from "../carriers/table.ts";
import type { Account } from "../network/account.ts";
import { draw } from "../network/chance.ts";
import type { Message } from "../network/message.ts";
import type { Parts } from "./parts.ts";

/** What a customer does on the phone. */
export type Word = Pick<Message, "to" | "from" | "number" | "text" | "file" | "kind">;

/** The customer's word is kept now and told to the account's owner at `due` (ms), by chance twice. */
export function heard(parts: Parts, account: Account, word: Word, due: number): Message {
  const { type, name } = account;
  const message = parts.messages.add({
    ...word,
    type,
    account: name,
    mine: true,
    segments: segmentsOf(word.text),
    ref: null,
    carrierId: CARRIERS[type].newId(),
    trouble: null,
    arrived: true,
    state: "accepted",
    read: false,
    failure: null,
    receiptUrl: null,
    receiptMask: 0,
    mediaUrl: null,
    template: null,
    afterStop: false,
    at: due,
  });
  parts.stops.heard(name, word.number, word.text, due);
  const { seed, duplicated } = parts.accounts.settings();
  parts.post.write(message.id, "inbound", due);
  if (draw(seed, type, word.number, message.id, "inbound twice") < duplicated)
    parts.post.write(message.id, "inbound", due);
  return message;
}
