import { DurableObject } from "cloudflare:workers";
import type { Backlog } from "../../domain/backlog.ts";
import type { AgentSnapshot } from "../../domain/routing/snapshot.ts";
import { type DeskClientFrame, deskClientFrame } from "../../protocol/desk-socket.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { AgentConfiguration } from "../../protocol/snapshots.ts";
import { conversationOf, directoryOf } from "../addresses.ts";
import { Agenda } from "../agenda.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import type { ConversationReply } from "../calls/conversation.ts";
import type { DeskCall, DeskReply, News } from "../calls/desk.ts";
import type { Order, Supervisor } from "../calls/supervision.ts";
import { migrate } from "../schema.ts";
import { answerPings, push, readFrame, reciprocateClose } from "../sockets.ts";
import { programsTold } from "../telling.ts";
import type { DeskTicket } from "../tickets.ts";
import { Acts } from "./acts.ts";
import { Announcements } from "./announcements.ts";
import { assembled } from "./assembly.ts";
import { Breaks } from "./breaks.ts";
import { DeskView } from "./desk-view.ts";
import { Display } from "./display.ts";
import { Lease } from "./lease.ts";
import { Orders } from "./orders.ts";
import type { DeskParts } from "./parts.ts";
import { DESK_SCHEMA } from "./schema.ts";
import { Sessions, type WatchRequest } from "./sessions.ts";
import { snapshotFor, watchedUntil } from "./snapshot.ts";
import { StatusNews } from "./status-news.ts";
import { Tabs } from "./tabs.ts";
import { type TelephonyState, telephonyState } from "./telephony.ts";
import { Work } from "./work.ts";

/** A desk with a free slot collects offers this long and takes the one that waits longest. */
const COLLECT_MS = 30;
const FORGET_AFTER_MS = 24 * 60 * 60_000;

/** One agent's desk: presence, break, call, what they hold; the sockets of all their tabs. */
export class AgentDesk extends DurableObject<Env> {
  readonly #agenda: Agenda;
  readonly #tabs: Tabs;
  readonly #parts: DeskParts;
  readonly #work: Work;
  readonly #breaks: Breaks;
  readonly #lease: Lease;
  readonly #acts: Acts;
  readonly #view: DeskView;
  readonly #display: Display;
  readonly #orders: Orders;
  readonly #sessions: Sessions;
  readonly #announcements: Announcements;
  readonly #status: StatusNews;
  #collecting: Promise<void> | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, DESK_SCHEMA);
    answerPings(ctx);
    this.#agenda = new Agenda(ctx, env, { replied: () => {}, settled: () => this.#afterwards() });
    this.#tabs = new Tabs(ctx);
    this.#parts = assembled(ctx, this.#agenda, this.#tabs);
    this.#breaks = new Breaks(this.#parts, ctx.storage.sql);
    this.#work = new Work(this.#parts, (interaction, what, by) => this.#display.changed(interaction, what, by));
    this.#lease = new Lease(this.#parts, this.#tabs, this.#work, (slot) => this.#askWhoHolds(slot));
    this.#acts = new Acts(env, this.#parts, this.#work, this.#breaks, this.#lease);
    this.#orders = new Orders(this.#parts, this.#breaks, this.#lease);
    this.#sessions = new Sessions(env, ctx.storage.sql, this.#parts, this.#tabs);
    // Hints from conversations: gone with the instance, asked for again at the next hello.
    const news = new Map<string, News>();
    this.#view = new DeskView(env.TICKET_SECRET, this.#parts, this.#breaks, news);
    this.#display = new Display(ctx, env, { parts: this.#parts, tabs: this.#tabs, view: this.#view, news });
    this.#announcements = new Announcements(env, this.#parts);
    const tellPrograms = programsTold(env, this.#agenda);
    this.#status = new StatusNews(this.#parts, tellPrograms, (at) => ({
      status: this.#breaks.status(at),
      today: this.#view.today(at),
    }));
  }

  /** What queues and conversations say. Offers are collected for a moment, so that the longest wait wins. */
  async hear(calls: DeskCall[]): Promise<DeskReply[]> {
    await this.#configured();
    if (calls.some((call) => call.verb === "offer" && !call.pulled)) {
      this.#collecting ??= scheduler.wait(COLLECT_MS).finally(() => {
        this.#collecting = null;
      });
      await this.#collecting;
    }
    const replies = this.#transaction(() => calls.map((call) => this.#work.apply(call, Date.now())));
    this.#afterwards();
    return replies;
  }

  configure(configuration: AgentConfiguration): number {
    const known = this.#parts.facts.get("configuration");
    if (known !== undefined && known.version >= configuration.version) return known.version;
    this.#transaction(() => this.#parts.facts.set("configuration", configuration));
    if (!configuration.enabled) this.#sessions.end("all", Date.now());
    this.#sessions.askAnew(Date.now());
    const { breaks, colleagues } = configuration;
    this.#parts.push({ t: "campaigns", campaigns: this.#view.campaigns(Date.now()), breaks, colleagues });
    this.#afterwards();
    return configuration.version;
  }

  /** What a queue may know; `watched`: up to when (ms) a board of it is watched, and every change is told. */
  async snapshotFor(request: { campaign: string; watched?: number }): Promise<AgentSnapshot | null> {
    if (!(await this.#configured())) return null;
    const now = Date.now();
    if (request.watched !== undefined) watchedUntil(this.#parts, request.campaign, request.watched, now);
    this.#breaks.noteStatus(now);
    return snapshotFor(this.#parts, request.campaign, now);
  }

  /** A conversation that this agent holds has news. */
  news(news: News): void {
    if (this.#display.heard(news)) this.#announcements.soon();
  }

  /** The PBX, or the agent by hand, tells of a call. */
  async calls(event: { started: boolean }): Promise<void> {
    await this.#configured();
    this.#transaction(() => this.#breaks.call(event.started, Date.now()));
    this.#afterwards();
  }

  async telephonyState(): Promise<TelephonyState> {
    await this.#configured();
    return telephonyState(this.#parts, this.#breaks, Date.now());
  }

  /** A session (or all) has ended. */
  endSession(request: { session: string }): void {
    this.#transaction(() => this.#sessions.end(request.session, Date.now()));
    this.#afterwards();
  }

  /** A supervisor's order to this agent; null: it was carried out. */
  async order(request: { order: Order; by: Supervisor }): Promise<ProblemCode | null> {
    if (!(await this.#configured())) return "not_found";
    const refused = this.#transaction(() => this.#orders.carryOut(request.order, request.by, Date.now()));
    this.#afterwards();
    return refused;
  }

  /** A ticket for somebody who may look at a conversation without holding it. */
  watch(request: WatchRequest): Promise<string> {
    const ticket = this.#transaction(() => this.#sessions.watch(request, Date.now()));
    this.#afterwards();
    return ticket;
  }

  /** The upgrade of a tab's socket; the Worker has read the ticket. */
  override async fetch(request: Request): Promise<Response> {
    const claims = request.headers.get("deskline-ticket");
    if (claims === null || !(await this.#configured())) return new Response(null, { status: 404 });
    const ticket = JSON.parse(decodeURIComponent(claims)) as DeskTicket;
    const now = Date.now();
    const { response, socket } = this.#tabs.accept(ticket, now);
    if (this.#tabs.admits(socket, this.#sessions.revoked, now)) {
      this.#transaction(() => this.#breaks.arrive(now));
      push(socket, await this.#view.hello(ticket, now));
      this.#lease.start(now);
      this.#display.askForNews();
      this.#afterwards();
    }
    return response;
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    if (!this.#tabs.admits(socket, this.#sessions.revoked, Date.now())) return;
    const frame = deskClientFrame.safeParse(readFrame(message));
    if (!frame.success) return push(socket, { t: "refused", code: "invalid_input" });
    const refused = await this.#carryOut(frame.data);
    const id = "id" in frame.data && frame.data.id !== null ? { id: frame.data.id } : {};
    if (refused !== null) push(socket, { t: "refused", code: refused, ...id });
    else if (frame.data.t === "take" || frame.data.t === "sign-out") push(socket, { t: "done", id: frame.data.id });
    this.#afterwards();
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    reciprocateClose(socket, code);
    this.#transaction(() => this.#parts.timeSheet.account(Date.now()));
    this.#lease.start(Date.now());
  }

  /** What others were not told yet, for the health page. */
  backlog(): Backlog {
    return this.#agenda.backlog();
  }

  override alarm(): void {
    const now = Date.now();
    this.#agenda.ring(now, (timer) => this.#transaction(() => this.#ring(timer, now)));
    this.#afterwards();
  }

  async #carryOut(frame: DeskClientFrame): Promise<ProblemCode | null> {
    const now = Date.now();
    if (frame.t === "take") return this.#acts.take(frame, now);
    return this.#transaction(() => this.#acts.carryOut(frame, now));
  }

  #ring(timer: string, now: number): void {
    if (timer === "ring") {
      this.#lease.ringOut(now);
      this.#breaks.afterMissed(now);
    }
    if (timer === "unconfirmed") this.#lease.askUnconfirmed(now);
    if (timer === "unshown") this.#lease.giveBackUnshown(now);
    if (timer === "lease") this.#lease.check(now);
    if (timer === "hours") this.#parts.timeSheet.tell(now);
    if (timer === "forget") this.#parts.slots.forgetBefore(now - FORGET_AFTER_MS);
  }

  #afterwards(): void {
    const now = Date.now();
    this.#breaks.noteStatus(now);
    this.#status.tell(now, (change) => this.#transaction(change));
    this.#announcements.soon();
    this.#agenda.send();
  }

  /** An unconfirmed reservation: the conversation knows whether it stands. */
  #askWhoHolds(slot: { interaction: string; n: number; conversation: string }): void {
    const call = { verb: "who-holds", interaction: slot.interaction, agent: this.#parts.agent, n: slot.n } as const;
    const asked = conversationOf(this.env, slot.conversation)
      .hear([call])
      .then(([reply]) => {
        this.#transaction(() => this.#lease.told(slot, (reply as ConversationReply).outcome, Date.now()));
        this.#afterwards();
      });
    this.ctx.waitUntil(asked.catch(() => {}));
  }

  async #configured(): Promise<boolean> {
    if (this.#parts.facts.get("configuration") !== undefined) return true;
    const configuration = await directoryOf(this.env).agent(this.#parts.agent);
    if (configuration !== null) this.configure(configuration);
    return configuration !== null;
  }

  #transaction<T>(change: () => T): T {
    return allOrNothing(this.ctx.storage, change, () => this.#parts.facts.forgetCache());
  }
}
