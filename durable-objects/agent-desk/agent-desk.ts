import { DurableObject } from "cloudflare:workers";
import type { Backlog } from "../../domain/backlog.ts";
import type { AgentSnapshot } from "../../domain/routing/snapshot.ts";
import { type DeskClientFrame, deskClientFrame } from "../../protocol/desk-socket.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { AgentConfiguration } from "../../protocol/snapshots.ts";
import { directoryOf } from "../addresses.ts";
import type { DeskCall, DeskReply, News } from "../calls/desk.ts";
import type { Order, Supervisor } from "../calls/supervision.ts";
import { Configuration } from "../configuration.ts";
import { migrate } from "../schema.ts";
import { answerPings, push, readFrame, reciprocateClose } from "../sockets.ts";
import type { DeskTicket } from "../tickets.ts";
import { assemble } from "./assembly.ts";
import { DESK_SCHEMA } from "./schema.ts";
import type { WatchRequest } from "./sessions.ts";
import { snapshotFor, watchedUntil } from "./snapshot.ts";
import { type TelephonyState, telephonyState } from "./telephony.ts";

/** A desk with a free slot collects offers this long and takes the one that waits longest. */
const COLLECT_MS = 30;

/** One agent's desk: presence, break, call, what they hold; the sockets of all their tabs. */
export class AgentDesk extends DurableObject<Env> {
  readonly #body: ReturnType<typeof assemble>;
  readonly #configuration: Configuration<AgentConfiguration>;
  #collecting: Promise<void> | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, DESK_SCHEMA);
    answerPings(ctx);
    this.#body = assemble(ctx, env, () => this.#afterwards());
    const { facts, agent } = this.#body.parts;
    this.#configuration = new Configuration({
      kept: () => facts.get("configuration"),
      asked: () => directoryOf(env).agent(agent),
      take: (configuration) => this.#follow(configuration),
    });
  }

  /** What queues and conversations say. Offers are collected for a moment, so that the longest wait wins. */
  async hear(calls: DeskCall[]): Promise<DeskReply[]> {
    await this.#configuration.inForce();
    if (calls.some((call) => call.verb === "offer" && !call.pulled)) {
      this.#collecting ??= scheduler.wait(COLLECT_MS).finally(() => {
        this.#collecting = null;
      });
      await this.#collecting;
    }
    return this.#change((now) => calls.map((call) => this.#body.work.apply(call, now)));
  }

  /** `Directory` tells of a new configuration; answers with the version that is in force here. */
  configure(configuration: AgentConfiguration): number {
    return this.#configuration.told(configuration);
  }

  /** What a queue may know; `watched`: up to when (ms) a board of it is watched, and every change is told. */
  async snapshotFor(request: { campaign: string; watched?: number }): Promise<AgentSnapshot | null> {
    if (!(await this.#configuration.isKnown())) return null;
    const now = Date.now();
    if (request.watched !== undefined) watchedUntil(this.#body.parts, request.campaign, request.watched, now);
    this.#body.breaks.noteStatus(now);
    return snapshotFor(this.#body.parts, request.campaign, now);
  }

  /** A conversation that this agent holds has news. */
  news(news: News): void {
    if (this.#body.display.heard(news)) this.#body.announcements.soon();
  }

  /** The PBX, or the agent by hand, tells of a call. */
  async calls(event: { started: boolean }): Promise<void> {
    await this.#configuration.inForce();
    this.#change((now) => this.#body.breaks.call(event.started, now));
  }

  async telephonyState(): Promise<TelephonyState> {
    await this.#configuration.inForce();
    return telephonyState(this.#body.parts, this.#body.breaks, Date.now());
  }

  /** A session (or all) has ended. */
  endSession(request: { session: string }): void {
    this.#change((now) => this.#body.sessions.end(request.session, now));
  }

  /** Whether this session was ended while tickets of it may still be about. */
  hasEnded(request: { session: string }): boolean {
    return this.#body.sessions.hasEnded(request.session, Date.now());
  }

  /** A supervisor's order to this agent; null: it was carried out. */
  async order(request: { order: Order; by: Supervisor }): Promise<ProblemCode | null> {
    if (!(await this.#configuration.isKnown())) return "not_found";
    return this.#change((now) => this.#body.orders.carryOut(request.order, request.by, now));
  }

  /** A ticket for somebody who may look at a conversation without holding it. */
  watch(request: WatchRequest): Promise<string> {
    return this.#change((now) => this.#body.sessions.watch(request, now));
  }

  /** The upgrade of a tab's socket; the Worker has read the ticket. */
  override async fetch(request: Request): Promise<Response> {
    const claims = request.headers.get("deskline-ticket");
    if (claims === null || !(await this.#configuration.isKnown())) return new Response(null, { status: 404 });
    const { breaks, display, lease, parts, sessions, tabs, view } = this.#body;
    const ticket = JSON.parse(decodeURIComponent(claims)) as DeskTicket;
    const now = Date.now();
    const { response, socket } = tabs.accept(ticket, now);
    if (tabs.admits(socket, sessions.revoked, now)) {
      parts.transaction(() => breaks.arrive(now));
      push(socket, await view.hello(ticket, now));
      lease.start(now);
      display.askForNews();
      this.#afterwards();
    }
    return response;
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    if (!this.#body.tabs.admits(socket, this.#body.sessions.revoked, Date.now())) return;
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
    this.#body.parts.transaction(() => this.#body.parts.timeSheet.account(Date.now()));
    this.#body.lease.start(Date.now());
  }

  /** What others were not told yet, for the health page. */
  backlog(): Backlog {
    return this.#body.agenda.backlog();
  }

  /** What has stepped aside is sent once more. */
  async tryAside(): Promise<void> {
    await this.#body.agenda.tryAside();
  }

  override alarm(): void {
    const now = Date.now();
    this.#body.agenda.ring(now, (timer) => this.#body.parts.transaction(() => this.#body.clock.ring(timer, now)));
    this.#afterwards();
  }

  async #carryOut(frame: DeskClientFrame): Promise<ProblemCode | null> {
    const now = Date.now();
    if (frame.t === "take") return this.#body.acts.take(frame, now);
    return this.#body.parts.transaction(() => this.#body.acts.carryOut(frame, now));
  }

  /** A change that others ask for, and what follows from it. */
  #change<T>(change: (now: number) => T): T {
    const outcome = this.#body.parts.transaction(() => change(Date.now()));
    this.#afterwards();
    return outcome;
  }

  /** What follows any event: tabs, other programs and queues are told what is other than before, and the post goes. */
  #afterwards(): void {
    const { agenda, announcements, breaks, parts, status } = this.#body;
    const now = Date.now();
    breaks.noteStatus(now);
    status.tell(now, parts.transaction);
    announcements.soon();
    agenda.send();
  }

  #follow(configuration: AgentConfiguration): void {
    const { parts, sessions, view } = this.#body;
    const now = Date.now();
    parts.transaction(() => parts.facts.set("configuration", configuration));
    if (!configuration.enabled) sessions.end("all", now);
    sessions.askAnew(now);
    const { breaks, colleagues } = configuration;
    parts.push({ t: "campaigns", campaigns: view.campaigns(now), breaks, colleagues });
    this.#afterwards();
  }
}
