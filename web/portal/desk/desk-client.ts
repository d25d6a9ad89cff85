import type { DeskClientFrame, DeskServerFrame } from "../../../protocol/desk-socket.ts";
import type { ProblemCode } from "../../../protocol/problem.ts";
import type { ByeCode } from "../../../protocol/socket.ts";
import { Connection, type ConnectionState } from "../../shared/live/connection.ts";
import type { World } from "../../shared/live/world.ts";

const ANSWER_LIMIT_MS = 10_000;

type SignOut = Extract<DeskClientFrame, { t: "sign-out" }>;

interface DeskEvents {
  frame(frame: DeskServerFrame): void;
  state(state: ConnectionState, retryAt: number | null): void;
  /** The server ended it for good. */
  ended(code: ByeCode): void;
}

/** This tab's socket to the agent's desk. It opens with the session's cookie and comes back with the tab's own ticket. */
export class DeskClient {
  readonly #events: DeskEvents;
  readonly #world: World;
  readonly #connection: Connection;
  readonly #asked = new Map<string, (code: ProblemCode | null) => void>();
  #ticket: string | null = null;

  constructor(url: string, world: World, events: DeskEvents) {
    this.#events = events;
    this.#world = world;
    this.#connection = new Connection(world, {
      url: () => url,
      ticket: () => this.#ticket,
      opened: () => {},
      frame: (frame) => this.#received(frame as DeskServerFrame),
      state: (state, retryAt) => events.state(state, retryAt),
      bye: (code) => this.#bye(code),
    });
  }

  /** False when nothing could be sent: the screen says so. */
  send(frame: DeskClientFrame): boolean {
    return this.#connection.send(frame);
  }

  /** Pulls from a line; resolves with null when the offer is on its way, else with why not. */
  take(campaign: string, interaction?: string): Promise<ProblemCode | null> {
    const named = interaction === undefined ? {} : { interaction };
    return this.#ask((id) => ({ t: "take", id, campaign, ...named }));
  }

  /** Says what becomes of what is held; resolves with null when that is carried out, else with why not. */
  async part(partings: readonly Omit<SignOut, "t" | "id">[]): Promise<ProblemCode | null> {
    for (const parting of partings) {
      const refused = await this.#ask((id) => ({ t: "sign-out", id, ...parting }));
      if (refused !== null) return refused;
    }
    return null;
  }

  stop(): void {
    this.#connection.stop();
  }

  #ask(frame: (id: string) => DeskClientFrame): Promise<ProblemCode | null> {
    const id = crypto.randomUUID();
    if (!this.send(frame(id))) return Promise.resolve("unavailable");
    return new Promise((resolve) => {
      const timer = this.#world.setTimeout(() => this.#asked.get(id)?.("unavailable"), ANSWER_LIMIT_MS);
      this.#asked.set(id, (code) => {
        this.#world.clearTimeout(timer);
        this.#asked.delete(id);
        resolve(code);
      });
    });
  }

  #received(frame: DeskServerFrame): void {
    if (frame.t === "hello" || frame.t === "ticket") this.#ticket = frame.ticket;
    if (frame.t === "done") this.#asked.get(frame.id)?.(null);
    if (frame.t === "refused" && frame.id !== undefined) this.#asked.get(frame.id)?.(frame.code);
    this.#events.frame(frame);
  }

  /** An expired ticket is replaced by the session's cookie; every other farewell is for good. */
  async #bye(code: ByeCode): Promise<boolean> {
    if (code === "ticket_expired" && this.#ticket !== null) {
      this.#ticket = null;
      return true;
    }
    this.#events.ended(code);
    return false;
  }
}
