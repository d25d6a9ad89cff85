import { deskOf } from "../addresses.ts";
import type { News } from "../calls/desk.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";

const EVERY_MS = 200;
const SHOWN_CHARACTERS = 120;

/** Unread and last words for the holder's desk: a hint, at most five a second, lost with the instance and asked for again. */
export class Headlines {
  readonly #env: Env;
  readonly #parts: ConversationParts;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(env: Env, parts: ConversationParts) {
    this.#env = env;
    this.#parts = parts;
  }

  soon(): void {
    if (!this.#isHeld()) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.tell();
    }, EVERY_MS);
  }

  #isHeld(): boolean {
    const one = this.#parts.interactions.current();
    return one !== null && one.end === null && one.held.holder !== null;
  }

  tell(): void {
    const one = this.#parts.interactions.current();
    if (one === null || one.end !== null || one.held.holder === null) return;
    const news = this.#newsOf(one);
    if (news !== null)
      deskOf(this.#env, one.held.holder)
        .news(news)
        .catch(() => {});
  }

  #newsOf(one: StoredInteraction): News | null {
    const { log } = this.#parts;
    const { interaction } = one.held;
    const last = log.lastMessage(interaction);
    if (last === null) return null;
    const by = last.by.role === "visitor" ? "visitor" : "agent";
    const silent = last.mail?.subject ?? last.file?.name ?? "";
    const text = (last.text.trim() === "" ? silent : last.text).slice(0, SHOWN_CHARACTERS).toWellFormed();
    const unread = log.unread(interaction, one.seen.agent);
    return { interaction, head: log.rev, unread, last: { by, text, at: last.at } };
  }
}
