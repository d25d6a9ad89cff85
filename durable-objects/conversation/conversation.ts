import { DurableObject } from "cloudflare:workers";
import { conversationClientFrame } from "../../protocol/conversation-socket.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import { Agenda } from "../agenda.ts";
import type {
  ConversationCall,
  ConversationReply,
  InboundMessage,
  OutboundMessage,
  OutboundReply,
  Receipt,
  StartReply,
  StartRequest,
} from "../calls.ts";
import { BLACK_LIST } from "../post.ts";
import { migrate } from "../schema.ts";
import { answerPings, push, readFrame, reciprocateClose } from "../sockets.ts";
import { Actions } from "./actions.ts";
import { Arrivals } from "./arrivals.ts";
import { assembled } from "./assembly.ts";
import { attendeeOf, type ConversationTicket } from "./attendance.ts";
import { CarrierSide } from "./carrier-side.ts";
import { Entrance } from "./entrance.ts";
import { Headlines } from "./headlines.ts";
import { Holding } from "./holding.ts";
import type { StoredChange } from "./log.ts";
import type { ConversationParts } from "./parts.ts";
import { Patience } from "./patience.ts";
import { Reception } from "./reception.ts";
import { Replies } from "./replies.ts";
import { CONVERSATION_SCHEMA } from "./schema.ts";
import { Sendings } from "./sendings.ts";
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
  readonly #carrier: CarrierSide;
  readonly #reception: Reception;
  readonly #arrivals: Arrivals;
  readonly #sendings: Sendings;
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
    this.#parts = assembled(ctx, this.#agenda, (stored, at) => {
      this.#unsent.push(stored);
      if (stored.change.kind === "entry" && stored.public) this.#carrier.wrote(stored.change.entry, at);
    });
    this.#transfers = new Transfers(this.#parts);
    this.#holding = new Holding(this.#parts, this.#transfers);
    this.#entrance = new Entrance(this.#parts, this.#transfers);
    this.#carrier = new CarrierSide(ctx, env, this.#parts, {
      tellBlackList: (call) => this.#agenda.post(BLACK_LIST, call),
      afterwards: () => this.#afterwards(),
    });
    this.#actions = new Actions(this.#parts, this.#holding, this.#transfers, this.#carrier);
    const { optOuts, collections } = this.#carrier;
    this.#arrivals = new Arrivals(this.#parts, this.#actions, optOuts, collections);
    this.#sendings = new Sendings(this.#parts);
    this.#patience = new Patience(this.#parts, this.#holding, this.#transfers);
    this.#replies = new Replies(this.#entrance, this.#holding, this.#transfers, this.#starts, this.#sendings);
    this.#headlines = new Headlines(env, this.#parts);
    const hall = {
      ctx,
      env,
      transaction: <T>(change: () => T) => this.#transaction(change),
      broadcast: () => this.#broadcast(),
      headlines: () => this.#headlines.soon(),
    };
    this.#reception = new Reception(hall, this.#parts, this.#actions, this.#patience, this.#carrier);
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

  /** A carrier's webhook brings a customer's message: kept when this answers. */
  receive(message: InboundMessage): "kept" | "known" {
    const outcome = this.#transaction(() => this.#arrivals.receive(message, Date.now()));
    this.#afterwards();
    return outcome;
  }

  /** A carrier tells what became of a word of ours. */
  receipt(receipt: Receipt): void {
    this.#transaction(() => this.#carrier.receipt(receipt, Date.now()));
    this.#afterwards();
  }

  /** Messenger tells it of all words up to a moment. */
  watermark(event: { state: "delivered" | "seen"; at: number }): void {
    this.#transaction(() => this.#carrier.watermark(event, Date.now()));
    this.#afterwards();
  }

  /** A word of ours that begins outside: an agent's *New*, another program's. Durable when this answers. */
  post(message: OutboundMessage): OutboundReply {
    const reply = this.#transaction(() => this.#sendings.post(message, Date.now()));
    this.#afterwards();
    return reply;
  }

  /** Somebody has taken the customer off the black list of a sender of ours. */
  freed(scope: string): void {
    this.#transaction(() => this.#carrier.optOuts.freed(scope, Date.now()));
    this.#afterwards();
  }

  /** How far such a word has come; null when there is none. */
  delivery(entry: string): { state: string; reason: string; at: number } | null {
    return this.#carrier.delivery(entry);
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

  /** The upgrade of anybody's socket; the Worker has read the ticket. */
  override fetch(request: Request): Response {
    const claims = request.headers.get("deskline-ticket");
    if (claims === null) return new Response(null, { status: 404 });
    const ticket = JSON.parse(decodeURIComponent(claims)) as ConversationTicket;
    const after = Number(new URL(request.url).searchParams.get("after") ?? 0) || 0;
    return this.#reception.admit(ticket, after, Date.now());
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    const now = Date.now();
    if (!this.#parts.attendance.admits(socket, now)) return;
    const frame = conversationClientFrame.safeParse(readFrame(message));
    if (!frame.success)
      return push(socket, { t: "refused", code: "invalid_input", detail: "This frame is not in the vocabulary" });
    this.#reception.hear(socket, frame.data, now);
    this.#afterwards();
    this.#reception.renew(socket, now);
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

  #broadcast(): void {
    const changes = this.#unsent;
    this.#unsent = [];
    if (changes.length > 0) this.#parts.attendance.broadcast(changes, Date.now());
  }

  #afterwards(): void {
    if (this.#unsent.length > 0) this.#headlines.soon();
    this.#broadcast();
    this.#agenda.send();
    this.#carrier.send();
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
      this.#parts.line.facts.forgetCache();
      throw error;
    }
  }
}
