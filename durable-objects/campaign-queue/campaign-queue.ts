import { DurableObject } from "cloudflare:workers";
import type { ProviderNow } from "../../domain/alerts/alerts.ts";
import type { Backlog } from "../../domain/backlog.ts";
import type { Sought } from "../../domain/retention/theirs.ts";
import { type AgentSnapshot, servesAlike } from "../../domain/routing/snapshot.ts";
import type { WhyNot } from "../../domain/routing/why.ts";
import type { Board } from "../../protocol/board-socket.ts";
import type { CampaignSnapshot } from "../../protocol/snapshots.ts";
import type { LineHead } from "../../protocol/webchat.ts";
import { directoryOf } from "../addresses.ts";
import type { QueueCall, QueueReply } from "../calls/queue.ts";
import { Configuration } from "../configuration.ts";
import { migrate } from "../schema.ts";
import { answerPings, reciprocateClose } from "../sockets.ts";
import { type AlertNews, alertNews } from "./alert-news.ts";
import { assemble } from "./assembly.ts";
import { acceptWatcher } from "./door.ts";
import { lineHead } from "./line-head.ts";
import { type Living, livingOf } from "./living.ts";
import type { SiteVisit } from "./parts.ts";
import { QUEUE_SCHEMA } from "./schema.ts";

/** One campaign's line: who waits, in which order, which offer is out; the day's counters. */
export class CampaignQueue extends DurableObject<Env> {
  readonly #body: ReturnType<typeof assemble>;
  readonly #configuration: Configuration<CampaignSnapshot>;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, QUEUE_SCHEMA);
    answerPings(ctx);
    this.#body = assemble(ctx, env, () => this.#afterwards());
    this.#configuration = new Configuration({
      kept: () => this.#body.parts.facts.get("snapshot"),
      asked: async () => (ctx.id.name === undefined ? null : directoryOf(env).campaign(ctx.id.name)),
      take: (snapshot) => this.#follow(snapshot),
    });
    this.#body.monitor.recover();
  }

  /** What conversations and desks say, in their order. */
  async hear(calls: QueueCall[]): Promise<QueueReply[]> {
    if (!(await this.#configuration.isKnown())) return calls.map(() => ({ outcome: "unknown-campaign" }));
    const { parts, hearing } = this.#body;
    const now = Date.now();
    const replies = parts.transaction(() => calls.map((call) => hearing.apply(call, now)));
    this.#afterwards();
    return replies;
  }

  /** `Directory` tells of a new configuration; answers with the version that is in force here. */
  configure(snapshot: CampaignSnapshot): number {
    return this.#configuration.told(snapshot);
  }

  /** A hint from a desk: availability for this queue flipped. */
  async agentChanged(snapshot: AgentSnapshot): Promise<void> {
    if (!(await this.#configuration.isKnown())) return;
    const { members } = this.#body.parts;
    const before = members.all().get(snapshot.agent);
    if (!members.hear(snapshot, Date.now())) return;
    // While a board is watched desks tell of more than dispatch asks for.
    if (before === undefined || !servesAlike(before, snapshot)) this.#afterwards();
  }

  /** A desk asks for the head of the line, or for the one named: the row's next offer goes to it. */
  async take(request: { agent: string; interaction: string | null }): Promise<"offered" | "gone"> {
    if (!(await this.#configuration.isKnown())) return "gone";
    const { parts, offers } = this.#body;
    const taken = parts.transaction(() => offers.take(request.agent, request.interaction, Date.now()));
    this.#afterwards();
    return taken ? "offered" : "gone";
  }

  /** For visitors: cached at the edge, so it costs no call per visitor. */
  async lineHead(): Promise<LineHead> {
    await this.#configuration.inForce();
    return lineHead(this.#body.parts);
  }

  /** WEB-24: whether what a visitor leaves out of hours may go. */
  admitLeft(request: string): "send" | "sent" | "flood" {
    return this.#body.left.admit(request, Date.now());
  }

  leftSent(request: string): void {
    this.#body.left.sent(request);
  }

  /** A page of a site has loaded the widget: a hint, the last one counts. */
  visited(visit: SiteVisit): void {
    this.#body.parts.facts.set("visit", visit);
  }

  lastVisit(): SiteVisit | null {
    return this.#body.parts.facts.get("visit") ?? null;
  }

  /** A customer is erased. */
  forget(interactions: string[], address: string | null): void {
    this.#body.forgetting.forget(interactions, address);
  }

  living(sought: Sought): Living[] {
    return livingOf(this.#body.parts.line, sought);
  }

  /** Why each member does not get the next one. */
  async explain(): Promise<Record<string, WhyNot | null>> {
    return (await this.#configuration.isKnown()) ? this.#body.offers.explain() : {};
  }

  /** Figures since `from`, in ms, with how many wait, are offered or active. */
  async figures(from: number) {
    await this.#configuration.inForce();
    const { figures, line } = this.#body.parts;
    return { ...figures.since(from), open: line.open(), waiting: line.waitingCount() };
  }

  /** The board as it is now, whole; null: there is no such campaign. */
  async board(): Promise<Board | null> {
    return (await this.#configuration.isKnown()) ? this.#body.monitor.looked(Date.now()) : null;
  }

  /** What is wrong and was not written of yet, the campaign's accounts at carriers included. */
  async alerts(providers: ProviderNow[]): Promise<AlertNews> {
    const board = await this.board();
    if (board === null) return { raised: [], standing: [] };
    return alertNews(this.#body.parts.facts, board, providers, Date.now());
  }

  /** They were written of, or are over. */
  alertsTold(standing: string[]): void {
    this.#body.parts.facts.set("alerted", standing);
  }

  /** `"all"`: every session of that user has ended. */
  endSession({ user, session }: { user: string; session: string }): void {
    this.#body.parts.waitingList.endSession(user, session);
    this.#body.monitor.endSession(user, session);
  }

  /** The upgrade of a waiting-list socket, or a board's; the Worker has checked who it is. */
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("Upgrade") !== "websocket" || !(await this.#configuration.isKnown()))
      return new Response(null, { status: 404 });
    return acceptWatcher(request, this.#body.parts.waitingList, this.#body.monitor);
  }

  override webSocketMessage(): void {
    // Watching is all that can be done here.
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    reciprocateClose(socket, code);
  }

  /** What others were not told yet, for the health page. */
  backlog(): Backlog {
    return this.#body.agenda.backlog();
  }

  /** What has stepped aside is sent once more. */
  async tryAside(): Promise<void> {
    this.#body.shelf.tryAside(Date.now());
    await this.#body.agenda.tryAside();
  }

  override alarm(): void {
    const { agenda, clock } = this.#body;
    const now = Date.now();
    agenda.ring(now, (timer) => clock.ring(timer, now));
    this.#afterwards();
  }

  #follow(snapshot: CampaignSnapshot): void {
    const { parts, monitor } = this.#body;
    parts.transaction(() => {
      parts.facts.set("snapshot", snapshot);
      parts.members.keepOnly(new Set(snapshot.members.map((member) => member.agent)));
      parts.wake("schedule", Date.now());
    });
    monitor.configured();
    this.#afterwards();
  }

  /** What follows any event: offers for those who wait, timers for those who go on waiting, and the post. */
  #afterwards(): void {
    const { agenda, parts, offers, waits } = this.#body;
    const now = Date.now();
    if (parts.facts.get("snapshot") !== undefined) {
      const retryAt = parts.transaction(() => offers.plan(now));
      if (retryAt !== null) parts.wake("retry", Math.max(retryAt, now + 1), "keep");
      waits.watch(now);
    }
    agenda.send();
  }
}
