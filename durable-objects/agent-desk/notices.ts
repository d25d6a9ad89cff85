import type { Notice } from "../../protocol/desk-socket.ts";
import type { DeskParts } from "./parts.ts";

/** More than anybody reads at once; the oldest goes. */
const MOST = 20;

/** What supervisors have told this agent, kept until one of their tabs has shown it. */
export class Notices {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  leave(notice: Notice): void {
    const kept = this.#parts.facts.get("notices") ?? [];
    if (kept.some(({ id }) => id === notice.id)) return;
    this.#parts.facts.set("notices", [...kept, notice].slice(-MOST));
    this.#parts.push({ t: "notice", notice });
  }

  read(notice: string): void {
    const kept = this.#parts.facts.get("notices") ?? [];
    this.#parts.facts.set(
      "notices",
      kept.filter(({ id }) => id !== notice),
    );
    this.#parts.push({ t: "notice-read", notice });
  }
}
