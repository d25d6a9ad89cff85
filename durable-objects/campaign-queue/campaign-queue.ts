import { DurableObject } from "cloudflare:workers";
import type { ProviderNow } from "../../domain/alerts/alerts.ts";
import { type AgentSnapshot, servesAlike } from "../../domain/routing/snapshot.ts";
import type { Board as BoardView } from "../../protocol/board-socket.ts";
import type { CampaignSnapshot } from "../../protocol/snapshots.ts";
import type { LineHead } from "../../protocol/webchat.ts";
import { directoryOf } from "../addresses.ts";
import { Agenda } from "../agenda.ts";
import type { QueueCall, QueueReply } from "../calls/queue.ts";
import { Facts } from "../facts.ts";
import { migrate } from "../schema.ts";
import { answerPings, reciprocateClose } from "../sockets.ts";
import { Admissions } from "./admissions.ts";
import { type AlertNews, alertNews } from "./alert-news.ts";
import { ArchiveShelf } from "./archive-shelf.ts";
import { Board } from "./board.ts";
import { Counting } from "./counting.ts";
import { Figures } from "./figures.ts";
import { LeftMessages } from "./left-messages.ts";
import { LineStore } from "./line-store.ts";
import { MailAnswers } from "./mail-answers.ts";
import { MemberStore } from "./member-store.ts";
import { Monitor } from "./monitor.ts";
import { Offers } from "./offers.ts";
import type { QueueFacts, QueueParts, SiteVisit } from "./parts.ts";
import { QUEUE_SCHEMA } from "./schema.ts";
import { Tallies } from "./tallies.ts";
import { FORGET_AFTER_MS, Waits } from "./waits.ts";

/** One campaign's line: who waits, in which order, which offer is out; the day's counters. */
export class CampaignQueue extends DurableObject<Env> {
  readonly #agenda: Agenda;
  readonly #parts: QueueParts;
  readonly #counting: Counting;
  readonly #admissions: Admissions;
  readonly #offers: Offers;
  readonly #waits: Waits;
  readonly #shelf: ArchiveShelf;
  readonly #mailAnswers: MailAnswers;

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
    const facts = new Facts<QueueFacts>(sql);
    this.#left = new LeftMessages(facts);
    const line = new LineStore(sql);
    this.#monitor = new Monitor(ctx, env, () => this.#parts);
    this.#parts = {
      line,
      facts,
      figures: new Figures(sql, (quarter) => this.#monitor.quarterChanged(quarter)),
      tallies: new Tallies(sql),
      members: new MemberStore(sql, (agent) => this.#monitor.agentChanged(agent)),
      board: new Board(ctx, line, this.#monitor, () => ({
        campaign: this.#snapshot().campaign.id,
        campaignName: this.#snapshot().campaign.name,
      })),
      snapshot: () => this.#snapshot(),
      tellDesk: (agent, call) => this.#agenda.post(`desk:${agent}`, call),
      tellConversation: (conversation, call) => this.#agenda.post(`conversation:${conversation}`, call),
      wake: (timer, at, mode) => this.#agenda.wake(timer, at, mode),
    };
    this.#counting = new Counting(this.#parts);
    this.#admissions = new Admissions(this.#parts, this.#counting);
    this.#offers = new Offers(this.#parts, this.#admissions, this.#counting);
    this.#waits = new Waits(env, this.#parts, this.#admissions);
    this.#shelf = new ArchiveShelf(sql, env.ARCHIVE, this.#parts);
    this.#mailAnswers = new MailAnswers(sql);
    this.#monitor.recover();
  }

  /** What conversations and desks say, in their order. */
  async hear(calls: QueueCall[]): Promise<QueueReply[]> {
    if (!(await this.#configured())) return calls.map(() => ({ outcome: "unknown-campaign" }));
    const now = Date.now();
    const replies = this.#transaction(() => calls.map((call) => this.#apply(call, now)));
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
    const [head] = this.#parts.line.waiting();
    const waits = this.#parts.facts.get("lastWaits") ?? [];
    return {
      head: head?.ticket ?? this.#parts.facts.get("ticket") ?? 1,
      waiting: this.#parts.line.waitingCount(),
      expectedWait: waits.length === 0 ? null : Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length),
      staffed: this.#parts.members.staffed(this.#snapshot().members.map((member) => member.agent)),
    };
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
    return (await this.#configured()) ? this.#monitor.whole(Date.now()) : null;
  }

  /** What is wrong and was not written of yet, the campaign's accounts at carriers included. */
  async alerts(providers: ProviderNow[]): Promise<AlertNews> {
    if (!(await this.#configured())) return { raised: [], standing: [] };
    return alertNews(this.#parts.facts, this.#monitor.whole(Date.now()), providers, Date.now());
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
    const { pathname, searchParams: query } = new URL(request.url);
    if (pathname === "/board") {
      const until = Number(query.get("until"));
      const [user, session] = [query.get("user") ?? "", query.get("session") ?? ""];
      return this.#monitor.accept({ user, session, until, wall: query.get("wall") === "1" });
    }
    return this.#parts.board.accept({
      user: query.get("user") ?? "",
      session: query.get("session") ?? "",
      headOnly: query.get("head") === "1",
      until: Number(query.get("until")),
    });
  }

  override webSocketMessage(): void {
    // Watching is all that can be done here.
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    reciprocateClose(socket, code);
  }

  override alarm(): void {
    const now = Date.now();
    this.#agenda.ring(now, (timer) => this.#ring(timer, now));
    this.#afterwards();
  }

  #apply(call: QueueCall, now: number): QueueReply {
    switch (call.verb) {
      case "enter":
        return this.#admissions.enter(call, now);
      case "leave":
        this.#admissions.leave(call, now);
        if (call.record !== null) this.#shelf.put(this.#counting.received(call.record), now);
        return { outcome: "ok" };
      case "begun":
        return this.#admissions.begun(call, now);
      case "may-answer":
        return this.#mailAnswers.mayAnswer(call, now);
      case "moved":
        this.#admissions.moved(call, now);
        return { outcome: "ok" };
      case "answered":
        this.#offers.answered(call.interaction, call, now);
        return { outcome: "ok" };
    }
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
    if (timer === "shelf") this.ctx.waitUntil(this.#shelf.empty(this.#snapshot().campaign.id));
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

  #snapshot(): CampaignSnapshot {
    const snapshot = this.#parts.facts.get("snapshot");
    if (snapshot === undefined) throw new Error("no configuration yet");
    return snapshot;
  }

  #transaction<T>(change: () => T): T {
    try {
      return this.ctx.storage.transactionSync(change);
    } catch (error) {
      this.#parts.facts.forgetCache();
      throw error;
    }
  }
}
