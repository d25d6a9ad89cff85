import { queueOf } from "../addresses.ts";
import type { DeskParts } from "./parts.ts";
import { gistOf, snapshotFor } from "./snapshot.ts";

const COALESCE_MS = 100;

/** Tells a queue when this agent's availability for it flips, and of all else only while its board is watched: every change to every queue would be a storm. */
export class Announcements {
  readonly #env: Env;
  readonly #parts: DeskParts;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(env: Env, parts: DeskParts) {
    this.#env = env;
    this.#parts = parts;
  }

  soon(): void {
    this.#timer ??= setTimeout(() => this.#announce(), COALESCE_MS);
  }

  #announce(): void {
    this.#timer = null;
    const now = Date.now();
    for (const { campaign } of this.#parts.facts.get("configuration")?.memberships ?? []) {
      if (this.#parts.told.get(campaign) === gistOf(this.#parts, campaign, now)) continue;
      // A hint: a queue with somebody waiting asks again by itself.
      queueOf(this.#env, campaign)
        .agentChanged(snapshotFor(this.#parts, campaign, now))
        .catch(() => this.#parts.told.delete(campaign));
    }
  }
}
