import type { Memory } from "../carriers/carrier.ts";
import type { Parts } from "./parts.ts";

/** What carriers may ask of all that was said before. */
export function memoryOf({ messages, people, stops, files }: Parts): Memory {
  const now = Date.now();
  return {
    now,
    lastWord: (account, customer) => messages.lastWord(account.name, people.numberOf(account, customer)),
    optedOut: (account, customer) =>
      (stops.get(account.name, people.numberOf(account, customer))?.at ?? now + 1) <= now,
    file: (id) => files.get(id),
    numberOf: (account, address) => people.numberOf(account, address),
  };
}
