import { DurableObject } from "cloudflare:workers";
import { type ConversationClientFrame, conversationClientFrame } from "../../protocol/conversation-socket.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import { PROTOCOL_VERSION } from "../../protocol/socket.ts";
import { deskOf } from "../addresses.ts";
import { AlarmClock } from "../alarm-clock.ts";
import { auditLine } from "../audit-line.ts";
import type {
  ConversationCall,
  ConversationReply,
  DeskCall,
  DeskReply,
  EnterReply,
  QueueCall,
  StartReply,
  StartRequest,
} from "../calls.ts";
import { Outbox, type OutboxRow } from "../outbox.ts";
import { AUDIT, deliver, type ObjectCall, type ObjectReply } from "../post.ts";
import { migrate } from "../schema.ts";
import { answerPings, dismiss, push, readFrame, reciprocateClose } from "../sockets.ts";
import { Timers } from "../timers.ts";
import { Actions } from "./actions.ts";
import { Attendance, attendeeOf, type ConversationTicket } from "./attendance.ts";
import { isPublicEvent } from "./audience.ts";
import { Entrance } from "./entrance.ts";
import { Holding } from "./holding.ts";
import { InteractionStore, type StoredInteraction, viewOf } from "./interaction-store.ts";
import { Log, type Stored, type StoredChange } from "./log.ts";
import type { ConversationParts } from "./parts.ts";
import { Patience, startReply } from "./patience.ts";
import { renewal } from "./renewal.ts";
import { CONVERSATION_SCHEMA } from "./schema.ts";

const NEWS_EVERY_MS = 200;
const START_LIMIT_MS = 8_000;
const RETRY_TIMER_MS = 30_000;

/** One customer's thread with one campaign: its log, who holds it, and the sockets of whoever looks at it. */
export class Conversation extends DurableObject<Env> {
  readonly #timers: Timers;
  readonly #clock: AlarmClock;
  readonly #outbox: Outbox<ObjectCall, ObjectReply>;
  readonly #parts: ConversationParts;
  readonly #holding: Holding;
  readonly #entrance: Entrance;
  readonly #actions: Actions;
  readonly #patience: Patience;
  /** Changes of the transaction under way: they go to the sockets when it is committed. */
  #unsent: StoredChange[] = [];
  /** Doors that wait for the line's answer, by interaction. */
  readonly #starting = new Map<string, ((reply: StartReply) => void)[]>();
  #newsTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { sql } = ctx.storage;
    migrate(ctx.storage, CONVERSATION_SCHEMA);
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
    this.#parts = {
      log: new Log(sql),
      interactions: new InteractionStore(sql),
      attendance: new Attendance(ctx),
      tellQueue: (campaign, call) => this.#outbox.write(`queue:${campaign}`, call),
      tellDesk: (agent, call) => this.#outbox.write(`desk:${agent}`, call),
      audit: (by, action, interaction, after, at) =>
        this.#outbox.write(AUDIT, { verb: "audit", line: auditLine(by, action, interaction, after, at) }),
      wake: (timer, at, mode = "move") => this.#wake(timer, at, mode),
      clear: (timer) => this.#timers.clear(timer),
      write: (change, isPublic, at) => this.#write(change, isPublic, at),
      event: (one, event, at, text = "") => {
        const by = { role: "system", id: "", name: "" } as const;
        const entry = {
          id: crypto.randomUUID(),
          interaction: one.held.interaction,
          kind: "event",
          by,
          text,
          event,
          at,
        } as const;
        this.#write({ kind: "entry", entry }, isPublicEvent(event), at);
      },
      changed: (one, at) => {
        this.#parts.interactions.put(one);
        this.#write({ kind: "interaction", interaction: viewOf(one) }, true, at);
      },
    };
    this.#holding = new Holding(this.#parts);
    this.#entrance = new Entrance(this.#parts, this.#holding);
    this.#actions = new Actions(this.#parts, this.#holding);
    this.#patience = new Patience(this.#parts, this.#holding);
    void ctx.blockConcurrencyWhile(() => this.#clock.recover());
  }

  /** A visitor starts a chat. The same request again is the same chat; while one is open, its words join that one. */
  async start(request: StartRequest): Promise<StartReply> {
    const now = Date.now();
    const joined = this.#transaction(() => this.#entrance.join(request, this.#actions, now));
    if (joined !== null) {
      this.#afterwards();
      return joined;
    }
    const waiting = this.#parts.interactions.current();
    const one =
      waiting !== null && waiting.end === null
        ? waiting
        : this.#transaction(() => this.#entrance.open(request, this.#entrance.lastAgent(), now));
    const { promise: answer, resolve } = Promise.withResolvers<StartReply>();
    this.#starting.set(one.held.interaction, [...(this.#starting.get(one.held.interaction) ?? []), resolve]);
    this.#outbox.flush();
    // Longer than this and the visitor is let in without a case number: the line's answer will find the chat.
    const timer = setTimeout(
      () => resolve({ outcome: "started", interaction: one.held.interaction, caseNumber: "" }),
      START_LIMIT_MS,
    );
    return answer.finally(() => clearTimeout(timer));
  }

  /** What queues and desks say, in their order. */
  hear(calls: ConversationCall[]): ConversationReply[] {
    const now = Date.now();
    const replies = this.#transaction(() => calls.map((call) => this.#apply(call, now)));
    this.#afterwards();
    return replies;
  }

  /** The last interaction and the campaign that it belongs to now; null before the first. */
  current(): { interaction: string; campaign: string } | null {
    const held = this.#parts.interactions.current()?.held;
    return held === undefined ? null : { interaction: held.interaction, campaign: held.campaign };
  }

  /** A desk that woke asks for what it shows of this conversation. */
  tellNews(): void {
    this.#news();
  }

  /** May this ticket's bearer put a file of this size here, or read one? */
  admitsFile(ticket: ConversationTicket, bytes: number | null): ProblemCode | null {
    return this.#actions.admitsFile(ticket, bytes);
  }

  /** The upgrade of anybody's socket; the Worker has read the ticket. Accept, backlog, live: one turn, so no gap opens between. */
  override fetch(request: Request): Response {
    const claims = request.headers.get("deskline-ticket");
    if (claims === null) return new Response(null, { status: 404 });
    const ticket = JSON.parse(decodeURIComponent(claims)) as ConversationTicket;
    const now = Date.now();
    const { response, socket } = this.#parts.attendance.accept(ticket, now);
    if (!this.#actions.mayAttend(ticket)) {
      dismiss(socket, "not_allowed");
      return response;
    }
    const after = Number(new URL(request.url).searchParams.get("after") ?? 0) || 0;
    this.#greet(socket, after, now);
    if (ticket.role === "visitor") this.#patience.visitorCame(now);
    this.#renew(socket, now);
    return response;
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    const now = Date.now();
    if (!this.#parts.attendance.admits(socket, now)) return;
    const frame = conversationClientFrame.safeParse(readFrame(message));
    if (!frame.success)
      return push(socket, { t: "refused", code: "invalid_input", detail: "This frame is not in the vocabulary" });
    this.#carryOut(socket, frame.data, now);
    this.#afterwards();
    this.#renew(socket, now);
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    reciprocateClose(socket, code);
    if (attendeeOf(socket).role === "visitor") this.#patience.visitorWent(Date.now());
  }

  override async alarm(): Promise<void> {
    const now = Date.now();
    for (const timer of this.#timers.takeDue(now)) {
      try {
        this.#transaction(() => this.#patience.ring(timer, now));
      } catch (error) {
        console.error(`timer ${timer}`, error);
        this.#timers.set(timer, now + RETRY_TIMER_MS);
      }
    }
    this.#clock.rewind();
    this.#outbox.flushDue();
    this.#afterwards();
  }

  #carryOut(socket: WebSocket, frame: ConversationClientFrame, now: number): void {
    const by = attendeeOf(socket);
    if (frame.t === "typing") {
      if (by.role === "supervisor") return;
      return this.#parts.attendance.typing(socket, {
        t: "typing",
        by: by.role,
        name: by.role === "agent" ? this.#actions.shownName(by) : "",
      });
    }
    if (frame.t === "resume") return this.#backlog(socket, frame.after);
    if (frame.t === "say") {
      const outcome = this.#transaction(() => this.#actions.say(frame.words, by, now));
      this.#send();
      if (outcome.stored.length > 0) push(socket, { t: "ack", ids: outcome.stored });
      for (const { id, code } of outcome.refused) push(socket, { t: "refused", id, code });
      return this.#newsSoon();
    }
    const refused = this.#transaction(() => this.#actions.carryOut(frame, by, now));
    if (refused !== null)
      push(socket, {
        t: "refused",
        code: refused.code,
        ...("id" in frame ? { id: frame.id } : {}),
        ...(refused.first === undefined ? {} : { first: refused.first }),
      });
    else if ("id" in frame) push(socket, { t: "ack", ids: [frame.id] });
    if (frame.t === "seen") this.#newsSoon();
  }

  #apply(call: ConversationCall, now: number): ConversationReply {
    switch (call.verb) {
      case "assigned":
        return this.#holding.assigned(call, now);
      case "expire":
        return this.#holding.expired(call, now);
      case "lost":
        return this.#holding.lost(call.interaction, call, now);
      case "answered":
        this.#holding.transferAnswered(call.interaction, call, now);
        return { outcome: "ok" };
      case "hand-over":
        return this.#actions.handOver(call, now);
      case "who-holds":
        return this.#actions.whoHolds(call);
      case "end-session":
        this.#parts.attendance.endSession(call.user, call.session);
        return { outcome: "ok" };
      case "end-watch":
        this.#parts.attendance.endWatch(call.user);
        return { outcome: "ok" };
    }
  }

  #replied(row: OutboxRow<ObjectCall>, reply: ObjectReply): void {
    const call = row.call as QueueCall | DeskCall;
    const now = Date.now();
    if (call.verb === "enter") {
      const entered = this.#entrance.entered(call, reply as EnterReply, now);
      if (entered !== null) this.#started(call.opening.interaction, startReply(entered));
      return;
    }
    const agent = row.target.slice("desk:".length);
    const answer = reply as DeskReply;
    if (call.verb === "offer" && (answer.answer === "yes" || answer.answer === "no")) {
      const event = { agent, name: answer.name, n: call.n, yes: answer.answer === "yes" };
      this.#holding.transferAnswered(call.parcel.summary.interaction, event, now);
    } else if (call.verb === "hold" || call.verb === "grant") {
      const { interaction } = call.parcel.summary;
      if (answer.answer === "gone") this.#holding.lost(interaction, { agent, turn: call.turn }, now);
      else this.#holding.confirmed(interaction, { agent, name: answer.name, turn: call.turn }, now);
    }
  }

  #started(interaction: string, reply: StartReply): void {
    for (const resolve of this.#starting.get(interaction) ?? []) resolve(reply);
    this.#starting.delete(interaction);
  }

  #greet(socket: WebSocket, after: number, now: number): void {
    const { role, who, name } = attendeeOf(socket);
    const { log } = this.#parts;
    push(socket, {
      t: "hello",
      version: PROTOCOL_VERSION,
      conversation: this.ctx.id.name ?? "",
      me: { role, id: who, name },
      rev: log.rev,
      seq: log.seq,
      now,
    });
    this.#backlog(socket, after);
  }

  #backlog(socket: WebSocket, after: number): void {
    const audience = attendeeOf(socket).role === "visitor" ? "visitor" : "staff";
    for (const changes of this.#parts.log.after(after, audience)) push(socket, { t: "changes", changes });
  }

  #write(change: Stored, isPublic: boolean, at: number): void {
    this.#unsent.push(this.#parts.log.append(change, isPublic, at));
  }

  #send(): void {
    const changes = this.#unsent;
    this.#unsent = [];
    if (changes.length > 0) this.#parts.attendance.broadcast(changes, Date.now());
  }

  #afterwards(): void {
    if (this.#unsent.length > 0) this.#newsSoon();
    this.#send();
    this.#outbox.flush();
  }

  #newsSoon(): void {
    this.#newsTimer ??= setTimeout(() => {
      this.#newsTimer = null;
      this.#news();
    }, NEWS_EVERY_MS);
  }

  /** Unread and last words to the holder's desk: a hint, at most five a second. */
  #news(): void {
    const one = this.#parts.interactions.current();
    const news = one === null || one.end !== null ? null : this.#newsOf(one);
    if (one?.held.holder && news !== null)
      deskOf(this.env, one.held.holder)
        .news(news)
        .catch(() => {});
  }

  #newsOf(one: StoredInteraction) {
    const { interaction } = one.held;
    const last = this.#parts.log.lastMessage(interaction);
    if (last === null) return null;
    const by = last.by.role === "visitor" ? "visitor" : "agent";
    const text = last.text === "" ? (last.file?.name ?? "") : last.text.slice(0, 120);
    return {
      interaction,
      head: this.#parts.log.rev,
      unread: this.#parts.log.unread(interaction, one.seen.agent),
      last: { by, text, at: last.at },
    } as const;
  }

  /** A ticket that has lived half its life is replaced while its bearer still may look on. */
  #renew(socket: WebSocket, now: number): void {
    const claims = renewal(attendeeOf(socket), this.ctx.id.name ?? "", now);
    if (claims === null) return;
    this.ctx.waitUntil(
      this.#actions.renewed(this.env.TICKET_SECRET, claims).then((ticket) => {
        this.#parts.attendance.renew(socket, claims.expires);
        push(socket, { t: "ticket", ticket });
      }),
    );
  }

  #wake(timer: string, at: number, mode: "move" | "keep"): void {
    if (mode === "keep" && this.#timers.has(timer)) return;
    this.#timers.set(timer, at);
    this.#clock.wakeAt(at);
  }

  /** All or nothing: what was written is sent only if it stays. */
  #transaction<T>(change: () => T): T {
    const sent = this.#unsent.length;
    try {
      return this.ctx.storage.transactionSync(change);
    } catch (error) {
      this.#unsent.length = sent;
      this.#parts.interactions.forgetCache();
      this.#parts.log.reload();
      throw error;
    }
  }
}
