import { STAFF_TICKET_MS, type SupervisorTicket, signTicket } from "../../durable-objects/tickets.ts";
import type { CampaignDraft } from "../../protocol/campaign-settings.ts";
import type { ConversationServerFrame } from "../../protocol/conversation-socket.ts";
import type { HeldInteraction } from "../../protocol/desk-socket.ts";
import { SUBPROTOCOL, TICKET_PREFIX } from "../../protocol/socket.ts";
import type { Runtime } from "../../scripts/runtime/miniflare.ts";
import { type Demo, startDemo } from "../../scripts/start/demo.ts";
import { Chance } from "../faults/chance.ts";
import { openCampaign } from "../faults/crowd.ts";
import { until } from "../faults/patience.ts";
import { socketUrl } from "../faults/screen.ts";
import { Seat } from "../faults/seat.ts";
import { startsChat } from "../faults/visitor.ts";
import { Line, type Pair } from "./line.ts";

const CAMPAIGN = "bench";
const PATIENCE_MS = 30_000;

/** Deskline as it ships, with one agent who may hold as many chats as are opened. */
export class Centre {
  readonly #demo: Demo;
  readonly #seat: Seat;

  private constructor(demo: Demo, seat: Seat) {
    this.#demo = demo;
    this.#seat = seat;
  }

  static async start(): Promise<Centre> {
    const demo = await startDemo();
    const draft: CampaignDraft = {
      name: CAMPAIGN,
      strategy: "nocall",
      thresholds: { serviceLevel: 60 },
      maxInteractions: 100,
      allowedDomains: [demo.host.hostname],
    };
    const [agent = ""] = await openCampaign(demo.deskline, draft, 1);
    const seat = await Seat.take(demo.runtime, agent, new Chance(1), () => {});
    return new Centre(demo, seat);
  }

  get runtime(): Runtime {
    return this.#demo.runtime;
  }

  /** A visitor's chat that the agent holds, open on both sides. */
  async pair(): Promise<Pair & { conversation: string }> {
    const form = { visitor: crypto.randomUUID(), request: crypto.randomUUID(), name: "Vera", message: "hello" };
    const { conversationId: conversation, token } = await startsChat(this.#demo, CAMPAIGN, form);
    const { ticket } = await until<HeldInteraction>(
      "the agent holds it",
      PATIENCE_MS,
      () => this.#seat.held.find((one) => one.conversation === conversation) as HeldInteraction,
    );
    return {
      conversation,
      visitor: await this.#open(conversation, token),
      agent: await this.#open(conversation, ticket),
    };
  }

  /** Somebody who looks on, by a ticket of our own signing. */
  async watcher(conversation: string): Promise<Line> {
    const expires = Date.now() + STAFF_TICKET_MS;
    const who = crypto.randomUUID();
    const claims: SupervisorTicket = {
      role: "supervisor",
      who,
      name: who,
      session: who,
      sessionEnds: expires,
      expires,
      conversation,
      campaign: this.#seat.held.find((one) => one.conversation === conversation)?.campaign ?? "",
      permissions: ["watch"],
    };
    return this.#open(conversation, await signTicket(this.#demo.runtime.secrets.TICKET_SECRET ?? "", claims));
  }

  async stop(): Promise<void> {
    this.#seat.leave();
    await this.#demo.stop();
  }

  #open(conversation: string, ticket: string): Promise<Line> {
    const url = socketUrl(this.#demo.deskline, `/api/conversations/${conversation}/socket?after=1000000`);
    return Line.open(url, [SUBPROTOCOL, TICKET_PREFIX + ticket], said, textsIn);
  }
}

const said = (text: string) =>
  JSON.stringify({ t: "say", words: [{ id: crypto.randomUUID(), kind: "message", text }] });

/** The words in a frame; acknowledgements and the like have none. */
function textsIn(data: string): string[] {
  const frame = JSON.parse(data) as ConversationServerFrame;
  if (frame.t !== "changes") return [];
  return frame.changes.flatMap((change) => (change.kind === "entry" ? [change.entry.text] : []));
}
