import { type DeskTicket, STAFF_TICKET_MS, signTicket } from "../../durable-objects/tickets.ts";
import type { DeskServerFrame, HeldInteraction } from "../../protocol/desk-socket.ts";
import type { Runtime } from "../../scripts/runtime/miniflare.ts";
import { type DeskState, received } from "../../web/portal/desk/desk-state.ts";
import { Connection } from "../../web/shared/live/connection.ts";
import { BadNetwork } from "./bad-network.ts";
import type { Chance } from "./chance.ts";
import { SOLD } from "./demo-disposition.ts";
import { until } from "./patience.ts";
import { openScreen, socketUrl } from "./screen.ts";

const ANSWER_LIMIT_MS = 30_000;

/** An agent at their desk, one of hundreds: let in by a ticket, for each sign-in costs the runtime a fifth of a second. */
export class Seat {
  readonly agent: string;
  /** Most that were ever held at once. */
  mostHeld = 0;
  #desk: DeskState | null = null;
  readonly #deskline: URL;
  readonly #network: BadNetwork;
  readonly #connection: Connection;

  private constructor(
    runtime: Runtime,
    agent: string,
    ticket: string,
    chance: Chance,
    given: (interaction: string, agent: string) => void,
  ) {
    this.agent = agent;
    this.#deskline = runtime.url;
    this.#network = new BadNetwork(chance, { origin: runtime.url.origin });
    this.#connection = new Connection(this.#network, {
      url: () => socketUrl(runtime.url, "/api/desk/socket"),
      ticket: () => ticket,
      opened: () => {},
      state: () => {},
      bye: async () => false,
      frame: (frame) => {
        const before = new Set(this.held.map(({ interaction }) => interaction));
        this.#desk = received(this.#desk, frame as DeskServerFrame, Date.now());
        this.mostHeld = Math.max(this.mostHeld, this.held.length);
        for (const { interaction } of this.held) if (!before.has(interaction)) given(interaction, agent);
        if (frame.t === "hello" || frame.t === "held") this.#show();
      },
    });
  }

  /** Sits down and waits for the desk's hello. `given` hears of everything that comes to be held. */
  static async take(
    runtime: Runtime,
    agent: string,
    chance: Chance,
    given: (interaction: string, agent: string) => void,
  ): Promise<Seat> {
    const expires = Date.now() + STAFF_TICKET_MS;
    const claims: DeskTicket = { role: "desk", who: agent, name: agent, session: agent, sessionEnds: expires, expires };
    const ticket = await signTicket(runtime.secrets.TICKET_SECRET ?? "", claims);
    const seat = new Seat(runtime, agent, ticket, chance, given);
    await until("the desk says hello", ANSWER_LIMIT_MS, () => seat.#desk !== null);
    return seat;
  }

  get held(): readonly HeldInteraction[] {
    return this.#desk?.held ?? [];
  }

  /** What went away without having been closed. */
  get lost(): string[] {
    return Object.entries(this.#desk?.released ?? {}).flatMap(([interaction, { why }]) =>
      why === "closed" ? [] : `${interaction} ${why}`,
    );
  }

  /** Opens the conversation and closes it, as a click would; opens nothing that it does not close. */
  async close({ conversation, ticket }: HeldInteraction): Promise<void> {
    const { client } = openScreen(this.#deskline, conversation, ticket, this.#network);
    await until("it is on screen", ANSWER_LIMIT_MS, () => client.live.thread.interaction?.state === "active");
    const turn = client.live.thread.interaction?.turn ?? 0;
    const refused = await client.act({ t: "close", id: crypto.randomUUID(), turn, disposition: SOLD });
    client.stop();
    if (refused !== null) throw new Error(`Not closed: ${refused.code} ${refused.first?.name ?? ""}`);
  }

  leave(): void {
    this.#connection.stop();
  }

  #show(): void {
    this.#connection.send({ t: "shown", interactions: this.held.map(({ interaction }) => interaction) });
  }
}
