import { DurableObject } from "cloudflare:workers";
import { waitEnded } from "../../domain/campaign/admission.ts";
import { nextChange } from "../../domain/campaign/schedule.ts";
import type { AgentSnapshot } from "../../domain/routing/snapshot.ts";
import type { CampaignSnapshot } from "../../protocol/snapshots.ts";
import type { LineHead } from "../../protocol/webchat.ts";
import { deskOf, directoryOf } from "../addresses.ts";
import { AlarmClock } from "../alarm-clock.ts";
import type { ConversationCall, ConversationReply, DeskCall, DeskReply, QueueCall, QueueReply } from "../calls.ts";
import { Facts } from "../facts.ts";
import { Outbox, type OutboxRow } from "../outbox.ts";
import { deliver, type ObjectCall, type ObjectReply } from "../post.ts";
import { migrate } from "../schema.ts";
import { answerPings, reciprocateClose } from "../sockets.ts";
import { Timers } from "../timers.ts";
import { Admissions } from "./admissions.ts";
import { ArchiveShelf } from "./archive-shelf.ts";
import { Board } from "./board.ts";
import { Figures } from "./figures.ts";
import { LineStore } from "./line-store.ts";
import { MemberStore } from "./member-store.ts";
import { Offers } from "./offers.ts";
import type { QueueFacts, QueueParts } from "./parts.ts";
import { QUEUE_SCHEMA } from "./schema.ts";

/** While anyone waits, members who were not heard of for this long are asked again. */
const ASK_AGAIN_MS = 30_000;
const SHELF_EVERY_MS = 2_000;
const SHELF_RETRY_MS = 30_000;
const FORGET_AFTER_MS = 24 * 60 * 60_000;

/** One campaign's line: who waits, in which order, which offer is out; the day's counters. */
export class CampaignQueue extends DurableObject<Env> {
  readonly #timers: Timers;
  readonly #clock: AlarmClock;
  readonly #outbox: Outbox<ObjectCall, ObjectReply>;
  readonly #parts: QueueParts;
  readonly #admissions: Admissions;
  readonly #offers: Offers;
  readonly #shelf: ArchiveShelf;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { sql } = ctx.storage;
    migrate(ctx.storage, QUEUE_SCHEMA);
    answerPings(ctx);
    this.#timers = new Timers(sql);
    this.#outbox = new Outbox(ctx, {
      deliver: (target, calls) => deliver(env, target, calls),
      replied: (row, reply) => this.#replied(row, reply),
      settled: () => this.#afterwards(),
      now: Date.now,
      wakeAt: (at) => this.#clock.wakeAt(at),
    });
    this.#clock = new AlarmClock(ctx.storage, { timers: this.#timers, outboxNext: () => this.#outbox.next() });
    const facts = new Facts<QueueFacts>(sql);
    const line = new LineStore(sql);
    const figures = new Figures(sql);
    this.#parts = {
      line,
      facts,
      figures,
      members: new MemberStore(sql),
      board: new Board(ctx, line, () => ({
        campaign: this.#snapshot().campaign.id,
        campaignName: this.#snapshot().campaign.name,
      })),
      snapshot: () => this.#snapshot(),
      tellDesk: (agent, call) => this.#outbox.write(`desk:${agent}`, call),
      tellConversation: (conversation, call) => this.#outbox.write(`conversation:${conversation}`, call),
    };
    this.#admissions = new Admissions(this.#parts);
    this.#offers = new Offers(this.#parts, this.#admissions);
    this.#shelf = new ArchiveShelf(sql, env.ARCHIVE, figures);
    void ctx.blockConcurrencyWhile(() => this.#clock.recover());
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
      this.#timers.set("schedule", Date.now());
    });
    this.#afterwards();
    return snapshot.version;
  }

  /** A hint from a desk: availability for this queue flipped. */
  async agentChanged(snapshot: AgentSnapshot): Promise<void> {
    if (!(await this.#configured())) return;
    if (this.#parts.members.hear(snapshot, Date.now())) this.#afterwards();
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

  endSession(request: { user: string; session: string }): void {
    this.#parts.board.endSession(request.user, request.session);
  }

  /** The upgrade of a waiting-list socket; the Worker has checked who it is. */
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("Upgrade") !== "websocket" || !(await this.#configured()))
      return new Response(null, { status: 404 });
    const query = new URL(request.url).searchParams;
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

  override async alarm(): Promise<void> {
    const now = Date.now();
    for (const timer of this.#timers.takeDue(now)) {
      try {
        this.#ring(timer, now);
      } catch (error) {
        console.error(`timer ${timer}`, error);
        this.#timers.set(timer, now + ASK_AGAIN_MS);
      }
    }
    this.#clock.rewind();
    this.#outbox.flushDue();
    this.#afterwards();
  }

  #apply(call: QueueCall, now: number): QueueReply {
    switch (call.verb) {
      case "enter":
        return this.#admissions.enter(call, now);
      case "leave":
        this.#admissions.leave(call, now);
        if (call.record !== null) this.#shelve(call.record, now);
        return { outcome: "ok" };
      case "moved":
        this.#admissions.moved(call, now);
        return { outcome: "ok" };
      case "answered":
        this.#offers.answered(call.interaction, call, now);
        return { outcome: "ok" };
    }
  }

  #replied(row: OutboxRow<ObjectCall>, reply: ObjectReply): void {
    const call = row.call as DeskCall | ConversationCall;
    const now = Date.now();
    if (call.verb === "offer") {
      const answer = reply as DeskReply;
      if (answer.answer !== "yes" && answer.answer !== "no") return;
      const agent = row.target.slice("desk:".length);
      const event = { agent, n: call.n, yes: answer.answer === "yes", snapshot: answer.snapshot };
      this.#offers.answered(call.parcel.summary.interaction, event, now);
    } else if (call.verb === "assigned" && (reply as ConversationReply).outcome === "stale") {
      this.#offers.stale(call.interaction, call);
    }
  }

  /** What follows any event: offers for those who wait, timers for those who go on waiting, and the post. */
  #afterwards(): void {
    const now = Date.now();
    if (this.#parts.facts.get("snapshot") !== undefined) {
      const retryAt = this.#transaction(() => this.#offers.plan(now));
      if (retryAt !== null) this.#wake("retry", Math.max(retryAt, now + 1), "keep");
      this.#setTimers(now);
    }
    this.#outbox.flush();
  }

  #setTimers(now: number): void {
    const oldest = this.#parts.line.oldestEntry();
    if (oldest !== null) {
      const { campaign } = this.#snapshot();
      const { timeOut } = campaign.thresholds;
      if (timeOut > 0) this.#wake("waits", oldest + timeOut * 1_000);
      // One that came back from an offer after the end of schedule is told as the others were.
      else if (waitEnded(campaign, now, oldest) !== null) this.#wake("waits", now);
      this.#wake("ask", now + ASK_AGAIN_MS, "keep");
    }
    if (this.#parts.line.outstanding().size > 0) this.#wake("silent", now + ASK_AGAIN_MS, "keep");
  }

  #ring(timer: string, now: number): void {
    if (timer === "schedule" || timer === "waits") this.#endWaits(now);
    if (timer === "schedule") {
      const change = nextChange(this.#snapshot().campaign.schedule, now);
      if (change !== null) this.#wake("schedule", change.at);
      this.#wake("forget", now + FORGET_AFTER_MS, "keep");
    }
    if (timer === "silent") {
      const next = this.#transaction(() => this.#offers.sweepSilent(now));
      if (next !== null) this.#wake("silent", next);
    }
    if (timer === "ask") this.ctx.waitUntil(this.#askQuiet(now));
    if (timer === "shelf") this.ctx.waitUntil(this.#emptyShelf());
    if (timer === "forget") {
      this.#parts.line.forgetGone(now - FORGET_AFTER_MS);
      this.#wake("forget", now + FORGET_AFTER_MS);
    }
  }

  #endWaits(now: number): void {
    const { campaign } = this.#snapshot();
    const { timeOut } = campaign.thresholds;
    const rows = this.#parts.line.waitingLongest(now - timeOut * 1_000);
    this.#transaction(() => {
      for (const row of rows) {
        const reason = waitEnded(campaign, now, row.enteredAt);
        if (reason !== null) this.#admissions.expire(row, reason, now);
      }
    });
    if (rows.length === 500) this.#wake("waits", now + 5);
  }

  async #askQuiet(now: number): Promise<void> {
    const { campaign, members } = this.#snapshot();
    const quiet = this.#parts.members.quiet(
      members.map((member) => member.agent),
      now - ASK_AGAIN_MS,
    );
    await Promise.allSettled(
      quiet.map(async (agent) => {
        const snapshot = await deskOf(this.env, agent).snapshotFor({ campaign: campaign.id });
        if (snapshot !== null) this.#parts.members.hear(snapshot, Date.now());
      }),
    );
    this.#afterwards();
  }

  #shelve(record: Parameters<ArchiveShelf["put"]>[0], now: number): void {
    this.#shelf.put(record, now);
    this.#wake("shelf", now + SHELF_EVERY_MS, "keep");
  }

  async #emptyShelf(): Promise<void> {
    try {
      await this.#shelf.flush(this.#snapshot().campaign.id);
    } catch {
      this.#wake("shelf", Date.now() + SHELF_RETRY_MS);
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

  /** Sets a timer and the alarm behind it; `keep` leaves an earlier one as it is. */
  #wake(timer: string, at: number, mode: "move" | "keep" = "move"): void {
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
