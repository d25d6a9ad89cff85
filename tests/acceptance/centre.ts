import { env } from "cloudflare:workers";
import type { Campaign, Member } from "../../domain/campaign/campaign.ts";
import { WEBCHAT_DEFAULTS } from "../../domain/campaign/defaults.ts";
import { conversationOf, deskOf, queueOf } from "../../durable-objects/addresses.ts";
import { keyedName } from "../../durable-objects/tickets.ts";
import type { Change, ConversationServerFrame } from "../../protocol/conversation-socket.ts";
import type { DeskServerFrame } from "../../protocol/desk-socket.ts";
import type { AgentConfiguration } from "../../protocol/snapshots.ts";
import { Line, until } from "./line.ts";

const HOUR = 3_600_000;
let version = 1;
let people = 0;

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

/** One end of a conversation's socket, with the log as its screen would have it. */
export class TestConversation {
  readonly line: Line<ConversationServerFrame>;

  constructor(line: Line<ConversationServerFrame>) {
    this.line = line;
  }

  static async open(
    conversation: string,
    who: { role: string; who: string; name: string; session?: string; permissions?: string[] },
    after: number | "newest" = 0,
  ): Promise<TestConversation> {
    const claims = {
      conversation,
      session: "",
      sessionEnds: Date.now() + HOUR,
      expires: Date.now() + HOUR,
      permissions: [],
      ...who,
    };
    const headers = { Upgrade: "websocket", "deskline-ticket": encodeURIComponent(JSON.stringify(claims)) };
    const query = after === "newest" ? "newest=1" : `after=${after}`;
    return new TestConversation(
      new Line(await conversationOf(env, conversation).fetch(`https://object/socket?${query}`, { headers })),
    );
  }

  changes(): Change[] {
    return this.line.all("changes").flatMap((frame) => frame.changes);
  }

  /** Texts of messages in the order of the screen. */
  texts(): string[] {
    return this.changes().flatMap((change) =>
      change.kind === "entry" && change.entry.kind !== "event" ? [change.entry.text] : [],
    );
  }

  events() {
    return this.changes().flatMap((change) =>
      change.kind === "entry" && change.entry.event !== undefined
        ? [{ ...change.entry.event, said: change.entry.text }]
        : [],
    );
  }

  state() {
    return this.changes()
      .flatMap((change) => (change.kind === "interaction" ? [change.interaction] : []))
      .at(-1);
  }

  say(text: string, id = crypto.randomUUID(), kind = "message"): string {
    this.line.send({ t: "say", words: [{ id, kind, text }] });
    return id;
  }

  /** Closes as its holder. */
  close(disposition: { levels: string[]; comment: string } | null = null): void {
    this.line.send({ t: "close", id: crypto.randomUUID(), turn: this.state()?.turn ?? 0, disposition });
  }
}

export interface TestVisitor {
  conversation: string;
  interaction: string;
  caseNumber: string;
  chat: TestConversation;
}

type Start = {
  name?: string;
  message?: string;
  language?: Campaign["defaultLanguage"];
  visitor?: string;
  request?: string;
};

export async function start(campaign: Campaign, own: Start = {}) {
  const visitor = own.visitor ?? `visitor-${++people}`;
  const conversation = await keyedName(env.NAME_SECRET, "webchat", campaign.id, visitor);
  const language = own.language ?? "es";
  const reply = await conversationOf(env, conversation).start({
    conversation,
    campaign: campaign.id,
    visitor,
    request: own.request ?? crypto.randomUUID(),
    language,
    message: own.message ?? "Hola",
    customer: { name: own.name ?? visitor, mail: "", phone: "", language, page: { url: "", title: "" } },
    extra: [],
  });
  return { conversation, visitor, reply };
}

/** A visitor who was let in, with the chat open. */
export async function visit(campaign: Campaign, own: Start = {}): Promise<TestVisitor> {
  const { conversation, visitor, reply } = await start(campaign, own);
  if (reply.outcome !== "started") throw new Error(`refused: ${JSON.stringify(reply)}`);
  const chat = await TestConversation.open(conversation, { role: "visitor", who: visitor, name: own.name ?? visitor });
  return { conversation, interaction: reply.interaction, caseNumber: reply.caseNumber, chat };
}
