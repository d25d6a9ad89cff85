import type { DeskClientFrame } from "../../protocol/desk-socket.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import { queueOf } from "../addresses.ts";
import type { Breaks } from "./breaks.ts";
import type { Lease } from "./lease.ts";
import { Notices } from "./notices.ts";
import { availabilityFor, type DeskParts } from "./parts.ts";
import type { Work } from "./work.ts";
import { endWrapUp } from "./wrap-up.ts";

type Pull = Extract<DeskClientFrame, { t: "take" }>;

/** What agents do at their desk. Null: it was carried out; else why not. */
export class Acts {
  readonly #env: Env;
  readonly #parts: DeskParts;
  readonly #work: Work;
  readonly #breaks: Breaks;
  readonly #lease: Lease;
  readonly #notices: Notices;

  constructor(env: Env, parts: DeskParts, work: Work, breaks: Breaks, lease: Lease) {
    this.#env = env;
    this.#parts = parts;
    this.#work = work;
    this.#breaks = breaks;
    this.#lease = lease;
    this.#notices = new Notices(parts);
  }

  /** All but taking from a line, which asks the queue; inside a transaction. */
  carryOut(frame: Exclude<DeskClientFrame, Pull>, now: number): ProblemCode | null {
    switch (frame.t) {
      case "answer":
        return this.#work.answer({ ...frame, missed: false }, now) ? null : "gone";
      case "shown":
        this.#lease.shown(frame.interactions);
        return null;
      case "break":
        return this.#breaks.choose(frame.id, now) ? null : "not_found";
      case "ready":
        endWrapUp(this.#parts, now);
        return null;
      case "call":
        if (this.#parts.facts.get("configuration")?.mayToggleCall !== true) return "forbidden";
        this.#breaks.call(frame.on, now);
        return null;
      case "read-notice":
        this.#notices.read(frame.notice);
        return null;
      case "sign-out":
        this.#lease.signOut(frame, now);
        return null;
    }
  }

  /** Pull: the queue offers the head of its line, or the one named, to this agent. */
  async take({ campaign, interaction }: Pull, now: number): Promise<ProblemCode | null> {
    if (availabilityFor(this.#parts, campaign, now).room === 0) return "conflict";
    const request = { agent: this.#parts.agent, interaction: interaction ?? null };
    return (await queueOf(this.#env, campaign).take(request)) === "offered" ? null : "gone";
  }
}
