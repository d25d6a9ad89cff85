import type { ProviderSnapshot } from "../../protocol/providers.ts";
import type { CarrierAddress } from "../calls/carrier.ts";

/** `at` in ms; `account` as it was then, null where the channel has none. */
export interface Turn {
  at: number;
  account: ProviderSnapshot | null;
}

export interface TurnsDeps {
  /** A turn that need not be asked for. */
  pass(address: CarrierAddress, now: number): Turn | null;
  /** When this account may send one more; `called`: `give` will tell. Null: it cannot send, and never will until it is changed. */
  lease(address: CarrierAddress, patient: boolean): Promise<Turn | "called" | null>;
}

/** A turn that has passed so long ago is lost: others have been given those after it. */
const LATE_MS = 1_000;

/** When a conversation's next word may leave: taken from what this isolate knows, asked for, or given by a call. In memory alone. */
export class Turns {
  readonly #deps: TurnsDeps;
  #given: Turn | null = null;
  #waitsPatiently = false;

  constructor(deps: TurnsDeps) {
    this.#deps = deps;
  }

  /** It was told that it will be called, behind the words of agents. */
  get waitsPatiently(): boolean {
    return this.#waitsPatiently;
  }

  pass(address: CarrierAddress | null, now: number): Turn | null {
    return address && this.#deps.pass(address, now);
  }

  give(turn: Turn): void {
    this.#given = turn;
    this.#waitsPatiently = false;
  }

  /** `patient`: agents' words go first. */
  async next(address: CarrierAddress, patient: boolean): Promise<Turn | "called" | "unreachable" | null> {
    const known = this.#take() ?? this.#deps.pass(address, Date.now());
    if (known !== null) return known;
    const answer = await this.#deps.lease(address, patient).catch(() => "unreachable" as const);
    // The call may overtake the answer that announces it.
    const turn = answer === "called" ? (this.#take() ?? answer) : answer;
    this.#waitsPatiently = patient && turn === "called";
    return turn;
  }

  #take(): Turn | null {
    const turn = this.#given;
    this.#given = null;
    return turn !== null && turn.at > Date.now() - LATE_MS ? turn : null;
  }
}
