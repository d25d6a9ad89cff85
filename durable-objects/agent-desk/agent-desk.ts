import { DurableObject } from "cloudflare:workers";
import type { AgentStatus } from "../../domain/agent/agent.ts";
import type { AgentSnapshot } from "../../domain/routing/snapshot.ts";
import { type DeskClientFrame, deskClientFrame } from "../../protocol/desk-socket.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { AgentConfiguration } from "../../protocol/snapshots.ts";
import { conversationOf, directoryOf, queueOf } from "../addresses.ts";
import { AlarmClock } from "../alarm-clock.ts";
import { auditLine } from "../audit-line.ts";
import type { ConversationReply, DeskCall, DeskReply, News } from "../calls.ts";
import { Facts } from "../facts.ts";
import { Outbox } from "../outbox.ts";
import { AUDIT, deliver, type ObjectCall, type ObjectReply } from "../post.ts";
import { migrate } from "../schema.ts";
import { answerPings, push, readFrame, reciprocateClose } from "../sockets.ts";
import { type DeskTicket, STAFF_TICKET_MS, type SupervisorTicket, signTicket } from "../tickets.ts";
import { Timers } from "../timers.ts";
import { Announcements } from "./announcements.ts";
import { Breaks } from "./breaks.ts";
import { DeskView, offerOf } from "./desk-view.ts";
import { Lease } from "./lease.ts";
import { agentState, availabilityFor, type DeskFacts, type DeskParts, snapshotFor } from "./parts.ts";
import { DESK_SCHEMA } from "./schema.ts";
import { SlotStore } from "./slot-store.ts";
import { Tabs } from "./tabs.ts";
import { Work, type WorkChange } from "./work.ts";

/** A desk with a free slot collects offers this long and takes the one that waits longest. */
const COLLECT_MS = 30;
const FORGET_AFTER_MS = 24 * 60 * 60_000;

/** One agent's desk: presence, break, call, what they hold; the sockets of all their tabs. */
export class AgentDesk extends DurableObject<Env> {
  readonly #timers: Timers;
  readonly #clock: AlarmClock;
  readonly #outbox: Outbox<ObjectCall, ObjectReply>;
  readonly #tabs: Tabs;
  readonly #parts: DeskParts;
  readonly #work: Work;
  readonly #breaks: Breaks;
  readonly #lease: Lease;
  readonly #view: DeskView;
  readonly #announcements: Announcements;
  /** Hints from conversations: gone with the instance, asked again at the next hello. */
  readonly #news = new Map<string, News>();
  #collecting: Promise<void> | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { sql } = ctx.storage;
    migrate(ctx.storage, DESK_SCHEMA);
    answerPings(ctx);
    this.#timers = new Timers(sql);
    this.#outbox = new Outbox(ctx, {
      deliver: (target, calls) => deliver(env, target, calls),
      replied: () => {},
      settled: () => this.#afterwards(),
      now: Date.now,
      wakeAt: (at) => this.#clock.wakeAt(at),
    });
    this.#clock = new AlarmClock(ctx.storage, { timers: this.#timers, outboxNext: () => this.#outbox.next() });
    this.#tabs = new Tabs(ctx);
    this.#parts = {
      agent: ctx.id.name ?? "",
      slots: new SlotStore(sql),
      facts: new Facts<DeskFacts>(sql),
      told: new Map(),
      present: () => this.#tabs.fresh(Date.now()),
      tellQueue: (campaign, call) => this.#outbox.write(`queue:${campaign}`, call),
      tellConversation: (conversation, call) => this.#outbox.write(`conversation:${conversation}`, call),
      push: (frame) => this.#tabs.push(frame),
      wake: (timer, at, mode = "move") => this.#wake(timer, at, mode),
    };
    this.#breaks = new Breaks(this.#parts, sql);
    this.#work = new Work(this.#parts, (interaction, what) => this.#show(interaction, what));
    this.#lease = new Lease(this.#parts, this.#tabs, this.#work, (slot) => this.#askWhoHolds(slot));
    this.#view = new DeskView(env.TICKET_SECRET, this.#parts, this.#breaks, this.#news);
    this.#announcements = new Announcements(env, this.#parts);
    void ctx.blockConcurrencyWhile(() => this.#clock.recover());
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
    if (!configuration.enabled) this.endSession({ session: "all" });
    for (const conversation of this.#watched())
      this.#parts.tellConversation(conversation, { verb: "end-watch", user: this.#parts.agent });
    const { breaks, colleagues } = configuration;
    this.#parts.push({ t: "campaigns", campaigns: this.#view.campaigns(Date.now()), breaks, colleagues });
    this.#afterwards();
    return configuration.version;
  }

  async snapshotFor(request: { campaign: string }): Promise<AgentSnapshot | null> {
    return (await this.#configured()) ? snapshotFor(this.#parts, request.campaign, Date.now()) : null;
  }

  /** Unread counts and last words: a hint, shown and forgotten. */
  news(news: News): void {
    this.#news.set(news.interaction, news);
    const slot = this.#parts.slots.get(news.interaction);
    if (slot?.state === "held") this.#parts.push({ t: "news", ...news, awaitingCustomer: slot.awaiting });
  }

  /** The PBX, or the agent by hand, tells of a call. */
  async calls(event: { started: boolean }): Promise<void> {
    await this.#configured();
    this.#transaction(() => this.#breaks.call(event.started, Date.now()));
    this.#statusChanged();
  }

  async telephonyState(): Promise<{ available: boolean; reason: string | null; status: AgentStatus }> {
    await this.#configured();
    const { present, onBreak, onCall, holding } = agentState(this.#parts);
    const incall = holding.some((held) => held.strategy === "incall");
    const reason = !present
      ? "disconnected"
      : onBreak
        ? "on-break"
        : incall
          ? "incall-break"
          : onCall
            ? "on-call"
            : null;
    return { available: reason === null, reason, status: this.#breaks.status(Date.now()).status };
  }

  /** A session (or all) has ended: its tabs are told and closed, and wherever it looks on. */
  endSession(request: { session: string }): void {
    const now = Date.now();
    const revoked = this.#parts.facts.get("revoked") ?? {};
    const kept = Object.entries(revoked).filter(([, until]) => until > now);
    const all = new Set(request.session === "all" ? [] : [request.session]);
    this.#tabs.each((_, tab) => request.session === "all" && all.add(tab.session));
    this.#parts.facts.set(
      "revoked",
      Object.fromEntries([...kept, ...[...all].map((id) => [id, now + STAFF_TICKET_MS] as const)]),
    );
    this.#tabs.endSession(request.session);
    const event = { user: this.#parts.agent, session: request.session };
    for (const { campaign } of this.#parts.facts.get("configuration")?.memberships ?? [])
      void queueOf(this.env, campaign)
        .endSession(event)
        .catch(() => {});
    for (const conversation of this.#lookedAt())
      this.#parts.tellConversation(conversation, { verb: "end-session", ...event });
    this.#afterwards();
  }

  /** A supervisor may look at a conversation: the ticket, noted here so that sign-out reaches that socket. */
  async watch(request: Omit<SupervisorTicket, "role" | "expires"> & { interaction: string }): Promise<string> {
    const expires = Math.min(Date.now() + STAFF_TICKET_MS, request.sessionEnds);
    this.ctx.storage.sql.exec(
      "INSERT OR REPLACE INTO watching VALUES (?, ?)",
      request.conversation,
      request.sessionEnds,
    );
    const line = auditLine(request, "interaction.watch", request.interaction, null, Date.now());
    this.#outbox.write(AUDIT, { verb: "audit", line });
    this.#outbox.flush();
    const { interaction: _, ...ticket } = request;
    return signTicket(this.env.TICKET_SECRET, { ...ticket, role: "supervisor", expires });
  }

  /** The upgrade of a tab's socket; the Worker has read the ticket. */
  override async fetch(request: Request): Promise<Response> {
    const claims = request.headers.get("deskline-ticket");
    if (claims === null || !(await this.#configured())) return new Response(null, { status: 404 });
    const ticket = JSON.parse(decodeURIComponent(claims)) as DeskTicket;
    const now = Date.now();
    const { response, socket } = this.#tabs.accept(ticket, now);
    if (this.#tabs.admits(socket, this.#parts.facts.get("revoked") ?? {}, now)) {
      push(socket, await this.#view.hello(ticket, now));
      this.#lease.start(now);
      this.#refreshNews();
      this.#statusChanged();
    }
    return response;
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    if (!this.#tabs.admits(socket, this.#parts.facts.get("revoked") ?? {}, Date.now())) return;
    const frame = deskClientFrame.safeParse(readFrame(message));
    if (!frame.success) return push(socket, { t: "refused", code: "invalid_input" });
    const refused = await this.#carryOut(socket, frame.data);
    if (refused !== null)
      push(socket, {
        t: "refused",
        code: refused,
        ...("id" in frame.data && frame.data.id !== null ? { id: frame.data.id } : {}),
      });
    this.#afterwards();
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    reciprocateClose(socket, code);
    this.#lease.start(Date.now());
  }

  override async alarm(): Promise<void> {
    const now = Date.now();
    for (const timer of this.#timers.takeDue(now)) {
      try {
        this.#transaction(() => this.#ring(timer, now));
      } catch (error) {
        console.error(`timer ${timer}`, error);
        this.#timers.set(timer, now + COLLECT_MS * 1_000);
      }
    }
    this.#clock.rewind();
    this.#outbox.flushDue();
    this.#afterwards();
  }

  async #carryOut(socket: WebSocket, frame: DeskClientFrame): Promise<ProblemCode | null> {
    const now = Date.now();
    switch (frame.t) {
      case "answer": {
        const answered = this.#transaction(() => this.#work.answer({ ...frame, missed: false }, now));
        return answered ? null : "gone";
      }
      case "shown":
        this.#transaction(() => this.#lease.shown(frame.interactions));
        return null;
      case "break":
        if (!this.#transaction(() => this.#breaks.choose(frame.id, now))) return "not_found";
        this.#statusChanged();
        return null;
      case "call":
        if (this.#parts.facts.get("configuration")?.mayToggleCall !== true) return "forbidden";
        await this.calls({ started: frame.on });
        return null;
      case "take": {
        if (availabilityFor(this.#parts, frame.campaign, now).room === 0) return "conflict";
        const answer = await queueOf(this.env, frame.campaign).take({
          agent: this.#parts.agent,
          interaction: frame.interaction ?? null,
        });
        if (answer === "offered") push(socket, { t: "done", id: frame.id });
        return answer === "offered" ? null : "gone";
      }
      case "sign-out":
        this.#transaction(() => this.#lease.signOut(frame.held, now));
        return null;
    }
  }

  #ring(timer: string, now: number): void {
    if (timer === "ring") {
      this.#lease.ringOut(now);
      const limit = Math.max(
        0,
        ...(this.#parts.facts.get("configuration")?.memberships ?? []).map((one) => one.missedOffers),
      );
      this.#breaks.afterMissed(limit, now);
      this.#statusChanged();
    }
    if (timer === "unconfirmed") this.#lease.askUnconfirmed(now);
    if (timer === "unshown") this.#lease.giveBackUnshown(now);
    if (timer === "lease") this.#lease.check(now);
    if (timer === "forget") this.#parts.slots.forgetBefore(now - FORGET_AFTER_MS);
  }

  /** Tabs hear of a slot that changed. What is held needs a ticket for each tab's session, so it follows a moment later. */
  #show(interaction: string, what: WorkChange): void {
    const slot = this.#parts.slots.get(interaction);
    if (what === "withdrawn") return this.#parts.push({ t: "withdrawn", interaction, n: slot?.n ?? 0 });
    if (what === "offered")
      return slot === undefined ? undefined : this.#parts.push({ t: "offer", offer: offerOf(slot) });
    if (what === "held") return this.ctx.waitUntil(this.#showHeld(interaction));
    this.#news.delete(interaction);
    this.#parts.push({ t: "released", interaction, why: what });
  }

  async #showHeld(interaction: string): Promise<void> {
    const slot = this.#parts.slots.get(interaction);
    if (slot === undefined) return;
    const sessions: [WebSocket, string][] = [];
    const waiting: Promise<void>[] = [];
    this.#tabs.each((socket, tab) => {
      waiting.push(
        this.#view.held(slot, tab, Date.now()).then((held) => {
          sessions.push([socket, JSON.stringify({ t: "held", held })]);
        }),
      );
    });
    await Promise.all(waiting);
    if (this.#parts.slots.get(interaction)?.n !== slot.n) return;
    for (const [socket, frame] of sessions) push(socket, frame);
  }

  #statusChanged(): void {
    this.#parts.push({ t: "status", status: this.#breaks.status(Date.now()) });
    this.#afterwards();
  }

  #afterwards(): void {
    this.#announcements.soon();
    this.#outbox.flush();
  }

  /** News are not stored: after a wake the conversations are asked. */
  #refreshNews(): void {
    for (const slot of this.#parts.slots.all()) {
      if (slot.state !== "held" || this.#news.has(slot.interaction)) continue;
      conversationOf(this.env, slot.parcel.summary.conversation)
        .tellNews()
        .catch(() => {});
    }
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

  #watched(): string[] {
    const rows = this.ctx.storage.sql
      .exec<{ conversation: string }>("SELECT conversation FROM watching WHERE until > ?", Date.now())
      .toArray();
    return rows.map((row) => row.conversation);
  }

  #lookedAt(): Set<string> {
    return new Set([...this.#watched(), ...this.#parts.slots.all().map((slot) => slot.parcel.summary.conversation)]);
  }

  async #configured(): Promise<boolean> {
    if (this.#parts.facts.get("configuration") !== undefined) return true;
    const configuration = await directoryOf(this.env).agent(this.#parts.agent);
    if (configuration !== null) this.configure(configuration);
    return configuration !== null;
  }

  #wake(timer: string, at: number, mode: "move" | "keep"): void {
    if (mode === "keep" && this.#timers.has(timer)) return;
    this.#timers.set(timer, at);
    this.#clock.wakeAt(at);
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
