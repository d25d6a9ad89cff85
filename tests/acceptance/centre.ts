import { env } from "cloudflare:workers";
import type { Campaign, Member } from "../../domain/campaign/campaign.ts";
import { WEBCHAT_DEFAULTS } from "../../domain/campaign/defaults.ts";
import { deskOf, queueOf } from "../../durable-objects/addresses.ts";
import type { DeskServerFrame } from "../../protocol/desk-socket.ts";
import type { AgentConfiguration } from "../../protocol/snapshots.ts";
import { TestConversation } from "./conversation.ts";
import { Line, until } from "./line.ts";

const HOUR = 3_600_000;
let version = 1;

type Overrides = Partial<Omit<Campaign, "id" | "name">>;

/** A campaign as the queue gets it from `Directory`, without a database. */
export async function openCampaign(
  name: string,
  overrides: Overrides = {},
  members: Partial<Member>[] = [],
): Promise<Campaign> {
  const campaign: Campaign = {
    id: `campaign-${name}`,
    name,
    caseCode: "TST",
    channel: "webchat",
    strategy: "nocall",
    ...WEBCHAT_DEFAULTS,
    ...overrides,
  };
  await queueOf(env, campaign.id).configure({
    version: ++version,
    campaign,
    members: members.map((member, position) => ({
      agent: "",
      penalty: 0,
      position,
      name: member.agent ?? "",
      ...member,
    })),
    canned: [],
    dispositions: [],
  });
  return campaign;
}

/** An agent at their desk: configured, signed in, one tab open. */
export class TestAgent {
  readonly id: string;
  line: Line<DeskServerFrame> | null = null;
  readonly #campaigns: Campaign[];
  readonly #own: Partial<AgentConfiguration>;

  constructor(id: string, campaigns: Campaign[], own: Partial<AgentConfiguration> = {}) {
    this.id = id;
    this.#campaigns = campaigns;
    this.#own = own;
  }

  get desk() {
    return deskOf(env, this.id);
  }

  get tab(): Line<DeskServerFrame> {
    if (this.line === null) throw new Error(`${this.id} is not signed in`);
    return this.line;
  }

  async configure(): Promise<this> {
    await this.desk.configure({
      version: ++version,
      agent: this.id,
      username: this.id,
      name: this.id,
      extension: "",
      enabled: true,
      totalCap: 0,
      mayToggleCall: true,
      voice: true,
      breaks: [
        { id: "lunch", name: "Almuerzo", icon: "cup", limit: 30, paid: false },
        { id: "coffee", name: "Café", icon: "coffee", limit: 15, perDay: 10, paid: true },
      ],
      colleagues: [],
      memberships: this.#campaigns.map((one) => ({
        campaign: one.id,
        name: one.name,
        channel: one.channel,
        strategy: one.strategy,
        enabled: one.enabled,
        maxInteractions: one.maxInteractions,
        rest: one.rest,
        missedOffers: one.missedOffers,
        serviceLevel: one.thresholds.serviceLevel,
        zone: one.schedule.zone,
        canned: [],
        dispositions: [],
      })),
      ...this.#own,
    });
    return this;
  }

  async signIn(session = `session-${this.id}`): Promise<this> {
    await this.configure();
    const claims = {
      role: "desk",
      who: this.id,
      name: this.id,
      session,
      sessionEnds: Date.now() + HOUR,
      expires: Date.now() + HOUR,
    };
    const headers = { Upgrade: "websocket", "deskline-ticket": encodeURIComponent(JSON.stringify(claims)) };
    this.line = new Line(await this.desk.fetch("https://object/socket", { headers }));
    await this.tab.until("hello");
    for (const { id } of this.#campaigns)
      await until(async () => (await queueOf(env, id).lineHead()).staffed || this.#own.voice === false);
    return this;
  }

  /** A reload: the tab's sign of life is as of now, also after the test's clock has jumped. */
  async signInAgain(): Promise<this> {
    this.tab.close();
    return this.signIn();
  }

  /** What the tab shows as held, in order. */
  held(): string[] {
    const held = new Set<string>();
    for (const frame of this.line?.frames ?? []) {
      if (frame.t === "hello") for (const one of frame.held) held.add(one.interaction);
      if (frame.t === "held") held.add(frame.held.interaction);
      if (frame.t === "released") held.delete(frame.interaction);
    }
    return [...held];
  }

  async holds(interaction: string, limit?: number): Promise<void> {
    await until(() => this.held().includes(interaction), limit);
    this.tab.send({ t: "shown", interactions: [interaction] });
  }

  /** The conversation, opened with the agent's right. */
  async open(interaction: string): Promise<TestConversation> {
    return TestConversation.open(interaction.slice(0, 32), {
      role: "agent",
      who: this.id,
      name: this.id,
      session: `session-${this.id}`,
    });
  }
}
