import { DurableObject } from "cloudflare:workers";
import { type ConversationClientFrame, conversationClientFrame } from "../../protocol/conversation-socket.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import { PROTOCOL_VERSION } from "../../protocol/socket.ts";
import { Agenda } from "../agenda.ts";
import { auditLine } from "../audit-line.ts";
import type { ConversationCall, ConversationReply, StartReply, StartRequest } from "../calls.ts";
import { AUDIT } from "../post.ts";
import { migrate } from "../schema.ts";
import { answerPings, dismiss, push, readFrame, reciprocateClose } from "../sockets.ts";
import { Actions } from "./actions.ts";
import { Attendance, attendeeOf, type ConversationTicket } from "./attendance.ts";
import { isPublicEvent } from "./audience.ts";
import { Entrance } from "./entrance.ts";
import { Headlines } from "./headlines.ts";
import { Holding } from "./holding.ts";
import { InteractionStore, viewOf } from "./interaction-store.ts";
import { Log, type StoredChange } from "./log.ts";
import type { ConversationParts } from "./parts.ts";
import { Patience } from "./patience.ts";
import { signRenewal } from "./renewal.ts";
import { Replies } from "./replies.ts";
import { CONVERSATION_SCHEMA } from "./schema.ts";
import { Starts } from "./starts.ts";
import { Transfers } from "./transfers.ts";

/** One customer's thread with one campaign: its log, who holds it, and the sockets of whoever looks at it. */
export class Conversation extends DurableObject<Env> {
  readonly #agenda: Agenda;
  readonly #parts: ConversationParts;
  readonly #transfers: Transfers;
  readonly #holding: Holding;
  readonly #entrance: Entrance;
  readonly #actions: Actions;
  readonly #patience: Patience;
  readonly #replies: Replies;
  readonly #starts = new Starts();
  readonly #headlines: Headlines;
  /** Changes of the transaction under way: they go to the sockets when it is committed. */
  #unsent: StoredChange[] = [];

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, CONVERSATION_SCHEMA);
    answerPings(ctx);
    this.#agenda = new Agenda(ctx, env, {
      replied: (row, reply) => this.#replies.apply(row, reply, Date.now()),
      settled: () => this.#afterwards(),
    });
    this.#parts = this.#assemble(ctx);
    this.#transfers = new Transfers(this.#parts);
    this.#holding = new Holding(this.#parts, this.#transfers);
    this.#entrance = new Entrance(this.#parts, this.#transfers);
    this.#actions = new Actions(this.#parts, this.#holding, this.#transfers);
    this.#patience = new Patience(this.#parts, this.#holding, this.#transfers);
    this.#replies = new Replies(this.#entrance, this.#holding, this.#transfers, this.#starts);
    this.#headlines = new Headlines(env, this.#parts);
  }

  /** A visitor starts a chat. The same request again is the same chat; while one is open, its words join that one. */
  async start(request: StartRequest): Promise<StartReply> {
    const now = Date.now();
    const joined = this.#transaction(() => this.#entrance.join(request, this.#actions, now));
    if (joined !== null) {
      this.#afterwards();
      return joined;
    }
    const one = this.#transaction(() => this.#entrance.open(request, now));
    const answer = this.#starts.answer(one.held.interaction);
    this.#agenda.send();
    return answer;
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
    this.#headlines.tell();
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
    this.#greet(socket, Number(new URL(request.url).searchParams.get("after") ?? 0) || 0, now);
    if (ticket.role === "visitor") this.#patience.watchVisitor(now);
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
    if (attendeeOf(socket).role === "visitor") this.#patience.watchVisitor(Date.now());
  }

  override alarm(): void {
    const now = Date.now();
    this.#agenda.ring(now, (timer) => this.#transaction(() => this.#patience.ring(timer, now)));
    this.#afterwards();
  }

  #assemble(ctx: DurableObjectState): ConversationParts {
    const agenda = this.#agenda;
    const write: ConversationParts["write"] = (change, isPublic, at) => {
      this.#unsent.push(parts.log.append(change, isPublic, at));
    };
    const parts: ConversationParts = {
      log: new Log(ctx.storage.sql),
      interactions: new InteractionStore(ctx.storage.sql),
      attendance: new Attendance(ctx),
      tellQueue: (campaign, call) => agenda.post(`queue:${campaign}`, call),
      tellDesk: (agent, call) => agenda.post(`desk:${agent}`, call),
      audit: (by, action, interaction, after, at) =>
        agenda.post(AUDIT, { verb: "audit", line: auditLine(by, action, interaction, after, at) }),
      wake: (timer, at, mode) => agenda.wake(timer, at, mode),
      clear: (timer) => agenda.clear(timer),
      write,
      event: (one, event, at, text = "") => {
        const by = { role: "system", id: "", name: "" } as const;
        const { interaction } = one.held;
        const entry = { id: crypto.randomUUID(), interaction, kind: "event", by, text, event, at } as const;
        write({ kind: "entry", entry }, isPublicEvent(event), at);
      },
      changed: (one, at) => {
        parts.interactions.put(one);
        write({ kind: "interaction", interaction: viewOf(one) }, true, at);
      },
    };
    return parts;
  }

  #carryOut(socket: WebSocket, frame: ConversationClientFrame, now: number): void {
    const by = attendeeOf(socket);
    if (frame.t === "typing") return this.#parts.attendance.typing(socket, by, this.#actions.shownName(by));
    if (frame.t === "resume") return this.#backlog(socket, frame.after);
    if (frame.t === "say") {
      const outcome = this.#transaction(() => this.#actions.say(frame.words, by, now));
      this.#broadcast();
      // What is stored now comes back to its author with the others' copy; only a word said again needs an answer of its own.
      if (outcome.known.length > 0) push(socket, { t: "ack", ids: outcome.known });
      for (const refused of outcome.refused) push(socket, { t: "refused", ...refused });
      return this.#headlines.soon();
    }
    const refused = this.#transaction(() => this.#actions.carryOut(frame, by, now));
    if (refused !== null) push(socket, { t: "refused", ...("id" in frame ? { id: frame.id } : {}), ...refused });
    else if ("id" in frame) push(socket, { t: "ack", ids: [frame.id] });
    if (frame.t === "seen") this.#headlines.soon();
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
        this.#transfers.answered(call.interaction, call, now);
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

  #greet(socket: WebSocket, after: number, now: number): void {
    const { role, who, name } = attendeeOf(socket);
    const { rev, seq } = this.#parts.log;
    const me = { role, id: who, name };
    push(socket, { t: "hello", version: PROTOCOL_VERSION, conversation: this.ctx.id.name ?? "", me, rev, seq, now });
    this.#backlog(socket, after);
  }

  #backlog(socket: WebSocket, after: number): void {
    const audience = attendeeOf(socket).role === "visitor" ? "visitor" : "staff";
    for (const changes of this.#parts.log.after(after, audience)) push(socket, { t: "changes", changes });
  }

  #broadcast(): void {
    const changes = this.#unsent;
    this.#unsent = [];
    if (changes.length > 0) this.#parts.attendance.broadcast(changes, Date.now());
  }

  #afterwards(): void {
    if (this.#unsent.length > 0) this.#headlines.soon();
    this.#broadcast();
    this.#agenda.send();
  }

  #renew(socket: WebSocket, now: number): void {
    const renewed = signRenewal(this.env.TICKET_SECRET, attendeeOf(socket), this.ctx.id.name ?? "", now);
    if (renewed !== null) this.ctx.waitUntil(renewed.then((next) => this.#parts.attendance.renew(socket, next)));
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
