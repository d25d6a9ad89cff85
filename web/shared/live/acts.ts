import type { First } from "../../../protocol/socket.ts";
import type { Refused } from "./live.ts";
import type { World } from "./world.ts";

const ANSWER_LIMIT_MS = 10_000;

/** Acts that wait for their answer. */
export class Acts {
  readonly #world: World;
  readonly #waiting = new Map<string, (answer: Refused | null) => void>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Null when it was carried out, else why not; `unavailable` after ten seconds. */
  answerTo(id: string): Promise<Refused | null> {
    return new Promise((resolve) => {
      const timer = this.#world.setTimeout(() => finish({ code: "unavailable" }), ANSWER_LIMIT_MS);
      const finish = (refused: Refused | null) => {
        this.#world.clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(refused);
      };
      this.#waiting.set(id, finish);
    });
  }

  answered(id: string, answer: Refused | null): void {
    this.#waiting.get(id)?.(answer);
  }

  /** What was asked of a conversation that another has now will not be answered. */
  overtaken(first: First): void {
    for (const finish of this.#waiting.values()) finish({ code: "not_holder", first });
  }
}
