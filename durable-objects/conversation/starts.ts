import type { StartReply } from "../calls/conversation.ts";

/** Longer than this and the visitor is let in without a case number: the line's answer will find the chat. */
const LIMIT_MS = 8_000;

/** Visitors at the door, who wait for the line's answer to their form. */
export class Starts {
  readonly #waiting = new Map<string, ((reply: StartReply) => void)[]>();

  answer(interaction: string): Promise<StartReply> {
    const { promise, resolve } = Promise.withResolvers<StartReply>();
    this.#waiting.set(interaction, [...(this.#waiting.get(interaction) ?? []), resolve]);
    const timer = setTimeout(() => resolve({ outcome: "started", interaction, caseNumber: "" }), LIMIT_MS);
    return promise.finally(() => clearTimeout(timer));
  }

  answered(interaction: string, reply: StartReply): void {
    for (const resolve of this.#waiting.get(interaction) ?? []) resolve(reply);
    this.#waiting.delete(interaction);
  }
}
