import type { HeldInteraction } from "../../protocol/desk-socket.ts";
import { DeskClient } from "../../web/portal/desk/desk-client.ts";
import { type DeskState, received } from "../../web/portal/desk/desk-state.ts";
import { BadNetwork } from "./bad-network.ts";
import type { Chance } from "./chance.ts";
import type { PortalUser } from "./portal-user.ts";
import { openScreen, type Screen, socketUrl } from "./screen.ts";

/** An agent's tab of the portal: the desk's socket, and a screen of each conversation that it holds. */
export class AgentTab {
  desk: DeskState | null = null;
  readonly network: BadNetwork;
  readonly screens = new Map<string, Screen>();
  readonly #client: DeskClient;
  readonly #user: PortalUser;
  readonly #chance: Chance;

  constructor(user: PortalUser, chance: Chance) {
    this.#user = user;
    this.#chance = chance;
    this.network = new BadNetwork(chance, user.headers);
    this.#client = new DeskClient(socketUrl(user.deskline, "/api/desk/socket"), this.network, {
      frame: (frame) => {
        this.desk = received(this.desk, frame, Date.now());
        if (frame.t === "hello" || frame.t === "held") this.#show();
      },
      state: () => {},
      ended: (code) => {
        throw new Error(`The desk was ended: ${code}`);
      },
    });
  }

  get held(): readonly HeldInteraction[] {
    return this.desk?.held ?? [];
  }

  /** Pulls the cable of the whole tab. */
  cut(): void {
    this.network.cut();
    for (const { network } of this.screens.values()) network.cut();
  }

  stop(): void {
    this.#client.stop();
    for (const { client } of this.screens.values()) client.stop();
  }

  /** As the portal does: what is held is on screen, and an ended screen of what is held again opens anew with its unsent words. */
  #show(): void {
    this.#client.send({ t: "shown", interactions: this.held.map(({ interaction }) => interaction) });
    for (const { interaction, conversation, ticket } of this.held) {
      const before = this.screens.get(interaction);
      if (before !== undefined && before.client.live.ended === null) continue;
      const network = new BadNetwork(this.#chance.fork(), this.#user.headers);
      const renew = async () => this.held.find((one) => one.interaction === interaction)?.ticket ?? null;
      const unsent = before?.client.live.unsent ?? [];
      this.screens.set(interaction, openScreen(this.#user.deskline, conversation, ticket, network, renew, unsent));
    }
  }
}
