import { DurableObject } from "cloudflare:workers";
import type { ProviderNow } from "../../domain/alerts/alerts.ts";
import type { Backlog } from "../../domain/backlog.ts";
import { isTheirs, type Sought } from "../../domain/retention/theirs.ts";
import { type AgentSnapshot, servesAlike } from "../../domain/routing/snapshot.ts";
import type { Board as BoardView } from "../../protocol/board-socket.ts";
import type { CampaignSnapshot } from "../../protocol/snapshots.ts";
import type { LineHead } from "../../protocol/webchat.ts";
import { directoryOf } from "../addresses.ts";
import { Agenda } from "../agenda.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import type { QueueCall, QueueReply } from "../calls/queue.ts";
import { migrate } from "../schema.ts";
import { answerPings, reciprocateClose } from "../sockets.ts";
import { Admissions } from "./admissions.ts";
import { type AlertNews, alertNews } from "./alert-news.ts";
import { ArchiveShelf } from "./archive-shelf.ts";
import { assembled } from "./assembly.ts";
import { Counting } from "./counting.ts";
import { Hearing } from "./hearing.ts";
import { LeftMessages } from "./left-messages.ts";
import { lineHead } from "./line-head.ts";
import { MailAnswers } from "./mail-answers.ts";
import { Monitor } from "./monitor.ts";
import { Offers } from "./offers.ts";
import type { QueueParts, SiteVisit } from "./parts.ts";
import { QUEUE_SCHEMA } from "./schema.ts";
import { FORGET_AFTER_MS, Waits } from "./waits.ts";
import { acceptWatcher } from "./watchers.ts";

/** One campaign's line: who waits, in which order, which offer is out; the day's counters. */
export class CampaignQueue extends DurableObject<Env> {
  readonly #agenda: Agenda;
  readonly #parts: QueueParts;
  readonly #admissions: Admissions;
  readonly #offers: Offers;
  readonly #waits: Waits;
  readonly #shelf: ArchiveShelf;
  readonly #hearing: Hearing;
  readonly #left: LeftMessages;
  readonly #monitor: Monitor;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { sql } = ctx.storage;
    migrate(ctx.storage, QUEUE_SCHEMA);
    answerPings(ctx);
    this.#agenda = new Agenda(ctx, env, {
      replied: (row, reply) => this.#offers.replied(row, reply, Date.now()),
      settled: () => this.#afterwards(),
    });
    this.#monitor = new Monitor(ctx, env, () => this.#parts);
    this.#parts = assembled(ctx, this.#agenda, this.#monitor);
    this.#left = new LeftMessages(this.#parts.facts);
    const counting = new Counting(this.#parts);
    this.#admissions = new Admissions(this.#parts, counting);
    this.#offers = new Offers(this.#parts, this.#admissions, counting);
    this.#waits = new Waits(env, this.#parts, this.#admissions);
    this.#shelf = new ArchiveShelf(sql, env.ARCHIVE, this.#parts);
    this.#hearing = new Hearing(this.#admissions, this.#offers, {
      counting,
      shelf: this.#shelf,
      mailAnswers: new MailAnswers(sql),
    });
    this.#monitor.recover();
  }

  /** What conversations and desks say, in their order. */
  async hear(calls: QueueCall[]): Promise<QueueReply[]> {
    if (!(await this.#configured())) return calls.map(() => ({ outcome: "unknown-campaign" }));
    const now = Date.now();
    const replies = this.#transaction(() => calls.map((call) => this.#hearing.apply(call, now)));
    this.#afterwards();
    return replies;
  }

  /** `Directory` tells of a new configuration; answers with the version that is in force here. */
  configure(snapshot: CampaignSnapshot): number {
    const known = this.#parts.facts.get("snapshot");
    if (known !== undefined && known.version >= snapshot.version) return known.version;
    this.#transaction(() => {
      this.#parts.facts.set("snapshot", snapshot);
      this.#parts.members.keepOnly(new Set(snapshot.members.map((member) => member.agent)));
      this.#agenda.wake("schedule", Date.now());
    });
    this.#monitor.configured();
    this.#afterwards();
    return snapshot.version;
  }

  /** A hint from a desk: availability for this queue flipped. */
  async agentChanged(snapshot: AgentSnapshot): Promise<void> {
    if (!(await this.#configured())) return;
    const before = this.#parts.members.all().get(snapshot.agent);
    if (!this.#parts.members.hear(snapshot, Date.now())) return;
    // While a board is watched desks tell of more than dispatch asks for.
    if (before === undefined || !servesAlike(before, snapshot)) this.#afterwards();
  }

  /** A desk asks for the head of the line, or for the one named: the row's next offer goes to it. */
  async take(request: { agent: string; interaction: string | null }): Promise<"offered" | "gone"> {
    if (!(await this.#configured())) return "gone";
    const taken = this.#transaction(() => this.#offers.take(request.agent, request.interaction, Date.now()));
    this.#afterwards();
    return taken ? "offered" : "gone";
  }

  /** For visitors: cached at the edge, so it costs no call per visitor. */
  async lineHead(): Promise<LineHead> {
    await this.#configured();
    return lineHead(this.#parts);
  }

  /** WEB-24: whether what a visitor leaves out of hours may go. */
  admitLeft(request: string): "send" | "sent" | "flood" {
    return this.#left.admit(request, Date.now());
  }

  leftSent(request: string): void {
    this.#left.sent(request);
  }

  /** A page of a site has loaded the widget: a hint, the last one counts. */
  visited(visit: SiteVisit): void {
    this.#parts.facts.set("visit", visit);
  }

  lastVisit(): SiteVisit | null {
    return this.#parts.facts.get("visit") ?? null;
  }

  /** A customer is erased: those interactions that are over say no more whom they were with, nor who of them was answered. */
  forget(interactions: string[], address: string | null): void {
    this.#parts.line.forget(interactions);
    if (address !== null) new MailAnswers(this.ctx.storage.sql).forget(address);
  }

  /** Those of a customer that wait or are held; `agent`: who holds it. */
  living(sought: Sought): { caseNumber: string; agent: string | null }[] {
    const theirs = this.#parts.line
      .living()
      .filter((row) => isTheirs({ ...row, customer: row.opening.customer }, sought));
    return theirs.map(({ caseNumber, state, agent }) => ({ caseNumber, agent: state === "active" ? agent : null }));
  }

  /** Why each member does not get the next one. */
  async explain(): Promise<Record<string, string | null>> {
    return (await this.#configured()) ? this.#offers.explain() : {};
  }

  /** Figures since `from`, in ms, with how many wait, are offered or active. */
  async figures(from: number) {
    await this.#configured();
    return {
      ...this.#parts.figures.since(from),
      open: this.#parts.line.open(),
      waiting: this.#parts.line.waitingCount(),
    };
  }

  /** The board as it is now, whole; null: there is no such campaign. */
  async board(): Promise<BoardView | null> {
    return (await this.#configured()) ? this.#monitor.looked(Date.now()) : null;
  }

  /** What is wrong and was not written of yet, the campaign's accounts at carriers included. */
  async alerts(providers: ProviderNow[]): Promise<AlertNews> {
    if (!(await this.#configured())) return { raised: [], standing: [] };
    return alertNews(this.#parts.facts, await this.#monitor.looked(Date.now()), providers, Date.now());
  }

  /** They were written of, or are over. */
  alertsTold(standing: string[]): void {
    this.#parts.facts.set("alerted", standing);
  }

  endSession(request: { user: string; session: string }): void {
    this.#parts.board.endSession(request.user, request.session);
    this.#monitor.endSession(request.user, request.session);
  }

  /** The upgrade of a waiting-list socket; the Worker has checked who it is. */
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("Upgrade") !== "websocket" || !(await this.#configured()))
      return new Response(null, { status: 404 });
    return acceptWatcher(request, this.#parts.board, this.#monitor);
  }

  override webSocketMessage(): void {
    // Watching is all that can be done here.
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    reciprocateClose(socket, code);
  }

  /** What others were not told yet, for the health page. */
  backlog(): Backlog {
    return this.#agenda.backlog();
  }

  override alarm(): void {
    const now = Date.now();
    this.#agenda.ring(now, (timer) => this.#ring(timer, now));
    this.#afterwards();
  }

  /** What follows any event: offers for those who wait, timers for those who go on waiting, and the post. */
  #afterwards(): void {
    const now = Date.now();
    if (this.#parts.facts.get("snapshot") !== undefined) {
      const retryAt = this.#transaction(() => this.#offers.plan(now));
      if (retryAt !== null) this.#parts.wake("retry", Math.max(retryAt, now + 1), "keep");
      this.#waits.watch(now);
    }
    this.#agenda.send();
  }

  #ring(timer: string, now: number): void {
    if (timer === "schedule" || timer === "waits") this.#transaction(() => this.#waits.end(now));
    if (timer === "schedule") this.#waits.followSchedule(now);
    if (timer === "silent") this.#transaction(() => this.#offers.sweepSilent(now));
    if (timer === "ask") this.ctx.waitUntil(this.#waits.askQuietMembers(now).then(() => this.#afterwards()));
    if (timer === "poke") this.ctx.waitUntil(this.#waits.pokeSilent(now));
    if (timer === "shelf") this.ctx.waitUntil(this.#shelf.empty(this.#parts.snapshot().campaign.id));
    if (timer === "board") this.#monitor.minute(now);
    if (timer === "schedule") this.#monitor.flipped();
    if (timer === "forget") {
      this.#parts.tallies.forgetBefore(now - 2 * FORGET_AFTER_MS);
      this.#parts.line.forgetGone(now - FORGET_AFTER_MS);
      this.#parts.wake("forget", now + FORGET_AFTER_MS);
    }
  }

  /** Has a configuration, or asks `Directory` for one. */
  async #configured(): Promise<boolean> {
    if (this.#parts.facts.get("snapshot") !== undefined) return true;
    const id = this.ctx.id.name;
    const snapshot = id === undefined ? null : await directoryOf(this.env).campaign(id);
    if (snapshot !== null) this.configure(snapshot);
    return snapshot !== null;
  }

  #transaction<T>(change: () => T): T {
    return allOrNothing(this.ctx.storage, change, () => this.#parts.facts.forgetCache());
  }
}
