import { type Lease, type LeaseRequest, lease, type Pacing, slowedDown } from "../../domain/provider/pacing.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import { type GivenTurn, WaitingLine } from "./waiting-line.ts";

interface RateDeps {
  /** What is sent by now, and how many a second, as far as it is known; null: nothing leaves. A mailbox has no account. */
  sender(): { account: ProviderSnapshot | null; rate: number } | null;
  call(who: string, turn: GivenTurn): Promise<void>;
}

/** What comes later than that is called when it has come; programs' words sooner, or an agent's would wait behind them. */
const AHEAD_MS = { agents: 2_000, programs: 200 };

/** A rate that many share: agents' words first, dialers in turn. In memory alone: who wakes anew begins anew. */
export class Rate {
  readonly #sender: RateDeps["sender"];
  readonly #line: WaitingLine;
  /** Times given away are at most a moment ahead. */
  #pacing: Pacing;

  constructor(ctx: DurableObjectState, pacing: Pacing, { sender, call }: RateDeps) {
    this.#sender = sender;
    this.#pacing = pacing;
    this.#line = new WaitingLine(ctx, { times: (patient, count) => this.#times(patient, count), call });
  }

  /** ms before which the carrier wants nothing. */
  get slowUntil(): number {
    return this.#pacing.slowUntil;
  }

  lease(request: Omit<LeaseRequest, "within">): Pick<Lease, "at" | "until"> {
    const { state, at, until } = lease(this.#pacing, request, Date.now());
    this.#pacing = state;
    return { at, until };
  }

  /** ms at which one word may leave; null: its conversation is called. */
  turn(who: string, patient: boolean): number | null {
    const given = this.#line.isBefore(patient) ? undefined : this.#times(patient, 1)?.at[0];
    if (given === undefined) this.#line.join(who, patient);
    return given ?? null;
  }

  slowDown(until: number): void {
    this.#pacing = slowedDown(this.#pacing, until);
  }

  #times(patient: boolean, count: number) {
    const sender = this.#sender();
    if (sender === null) return null;
    const { account, rate } = sender;
    const within = patient ? AHEAD_MS.programs : AHEAD_MS.agents;
    const { state, at, until } = lease(this.#pacing, { who: "", urgent: true, count, rate, within }, Date.now());
    this.#pacing = state;
    return { account, at, until };
  }
}
