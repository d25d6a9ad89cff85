import { DurableObject } from "cloudflare:workers";
import { conversationClientFrame } from "../../protocol/conversation-socket.ts";
import type { MailDraftState } from "../../protocol/mail.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { Recorded } from "../../protocol/recordings.ts";
import { Agenda } from "../agenda.ts";
import type { InboundMessage, OutboundMessage, OutboundReply, Receipt } from "../calls/carrier.ts";
import type { ConversationCall, ConversationReply, StartReply, StartRequest } from "../calls/conversation.ts";
import type { InboundMailMessage, MailJoin, MailReceived, MailReportCall, MailReportReply } from "../calls/mail.ts";
import type {
  MailDraftReply,
  MailRating,
  MailSentReply,
  MailWanted,
  MailWritingReply,
  OutgoingMail,
  StartedMail,
} from "../calls/mail-writing.ts";
import type { Act, Supervisor } from "../calls/supervision.ts";
import { BLACK_LIST, MAIL_IDS, MOVED_MAIL } from "../post.ts";
import { migrate } from "../schema.ts";
import { answerPings, push, readFrame, reciprocateClose } from "../sockets.ts";
import type { AgentTicket } from "../tickets.ts";
import { Actions } from "./actions.ts";
import { Arrivals } from "./arrivals.ts";
import { assembled } from "./assembly.ts";
import { attendeeOf, type ConversationTicket } from "./attendance.ts";
import { CarrierSide } from "./carrier-side.ts";
import { Entrance } from "./entrance.ts";
import { Forgetting, type Forgotten } from "./forgetting.ts";
import { Headlines } from "./headlines.ts";
import { type Hearers, heard } from "./hearing.ts";
import { Holding } from "./holding.ts";
import type { StoredChange } from "./log-row.ts";
import { AutomaticMails } from "./mail/automatic.ts";
import { MailOut } from "./mail/out.ts";
import { MailSide } from "./mail/side.ts";
import { MailThread } from "./mail/thread.ts";
import type { ConversationParts } from "./parts.ts";
import { Patience } from "./patience.ts";
import { Reception } from "./reception.ts";
import { recordedOf } from "./recording.ts";
import { Replies } from "./replies.ts";
import type { Refused } from "./rights.ts";
import { fileRefusal } from "./rights.ts";
import { CONVERSATION_SCHEMA } from "./schema.ts";
import { Sendings } from "./sendings.ts";
import { Starts } from "./starts.ts";
import { Supervision } from "./supervision.ts";
import { Talk } from "./talk.ts";
import { Transfers } from "./transfers.ts";
import type { Turn } from "./turns.ts";

/** One customer's thread with one campaign: its log, who holds it, and the sockets of whoever looks at it. */
export class Conversation extends DurableObject<Env> {
  readonly #agenda: Agenda;
  readonly #parts: ConversationParts;
  readonly #transfers: Transfers;
  readonly #holding: Holding;
  readonly #entrance: Entrance;
  readonly #talk: Talk;
  readonly #actions: Actions;
  readonly #patience: Patience;
  readonly #replies: Replies;
  readonly #supervision: Supervision;
  readonly #starts = new Starts();
  readonly #headlines: Headlines;
  readonly #carrier: CarrierSide;
  readonly #reception: Reception;
  readonly #arrivals: Arrivals;
  readonly #sendings: Sendings;
  readonly #mail: MailSide;
  readonly #hearers: Hearers;
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
    this.#parts = assembled(ctx, env, this.#agenda, (stored, at) => {
      this.#unsent.push(stored);
      if (stored.change.kind === "entry" && stored.public) this.#carrier.wrote(stored.change.entry, at);
    });
    const thread = new MailThread(ctx.storage.sql, this.#parts.log);
    const automatic = new AutomaticMails(this.#parts, thread);
    const mailOut = new MailOut(ctx, env, this.#parts, thread, (call) => this.#agenda.post(MAIL_IDS, call));
    this.#transfers = new Transfers(this.#parts);
    this.#holding = new Holding(this.#parts, this.#transfers, automatic);
    this.#entrance = new Entrance(this.#parts, this.#transfers, automatic);
    this.#carrier = new CarrierSide(ctx, env, this.#parts, {
      mailOut,
      tellBlackList: (call) => this.#agenda.post(BLACK_LIST, call),
      afterwards: () => this.#afterwards(),
    });
    this.#talk = new Talk(this.#parts, this.#holding);
    this.#actions = new Actions(this.#parts, this.#holding, this.#transfers, this.#talk, this.#carrier);
    this.#supervision = new Supervision(this.#parts, this.#holding);
    const { optOuts, collections } = this.#carrier;
    this.#arrivals = new Arrivals(this.#parts, this.#talk, optOuts, collections);
    this.#sendings = new Sendings(this.#parts);
    this.#patience = new Patience(this.#parts, this.#holding, this.#transfers);
    this.#replies = new Replies(
      this.#entrance,
      this.#holding,
      this.#transfers,
      this.#starts,
      this.#sendings,
      automatic,
    );
    this.#mail = new MailSide(ctx, this.#parts, {
      thread,
      automatic,
      talk: this.#talk,
      carrier: this.#carrier,
      moveMail: (into, call) => this.#agenda.post(`${MOVED_MAIL}${into}`, call),
    });
    this.#hearers = {
      holding: this.#holding,
      transfers: this.#transfers,
      actions: this.#actions,
      attendance: this.#parts.attendance,
    };
    this.#headlines = new Headlines(env, this.#parts);
    const people = { talk: this.#talk, actions: this.#actions };
    const hall = {
      ctx,
      env,
      transaction: <T>(change: () => T) => this.#transaction(change),
      broadcast: () => this.#broadcast(),
      headlines: () => this.#headlines.soon(),
    };
    this.#reception = new Reception(hall, this.#parts, people, this.#patience, this.#carrier);
  }

  /** A visitor starts a chat. The same request again is the same chat; while one is open, its words join that one. */
  async start(request: StartRequest): Promise<StartReply> {
    const now = Date.now();
    const joined = this.#transaction(() => this.#entrance.join(request, this.#talk, now));
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
    return this.#change((now) => this.#arrivals.receive(message, now));
  }

  /** A carrier tells what became of a word of ours. */
  receipt(receipt: Receipt): void {
    this.#change((now) => this.#carrier.receipt(receipt, now));
  }

  /** Messenger tells it of all words up to a moment. */
  watermark(event: { state: "delivered" | "seen"; at: number }): void {
    this.#change((now) => this.#carrier.watermark(event, now));
  }

  /** A word of ours that begins outside: an agent's *New*, another program's. Durable when this answers. */
  post(message: OutboundMessage): OutboundReply {
    return this.#change((now) => this.#carrier.patiently(!message.holds, () => this.#sendings.post(message, now)));
  }

  /** The account that it sends by calls: the next word may leave. */
  yourTurn(turn: Turn): void {
    this.#carrier.yourTurn(turn);
  }

  /** Somebody has taken the customer off the black list of a sender of ours. */
  freed(scope: string): void {
    this.#transaction(() => this.#carrier.optOuts.freed(scope, Date.now()));
    this.#afterwards();
  }

  /** ms until which free text may leave to a customer of a channel with a window (WA-5); 0: they have never written. */
  freeUntil(): number {
    return this.#parts.line.view()?.windowUntil ?? 0;
  }

  /** How far such a word has come; null when there is none. */
  delivery(entry: string): { state: string; reason: string; at: number } | null {
    return this.#carrier.delivery(entry);
  }

  /** The mail door brings a customer's mail: kept when this answers. */
  receiveMail(mail: InboundMailMessage): MailReceived {
    return this.#change((now) => this.#mail.receive(mail, now));
  }

  /** This thread is a part of another one (EML-48). */
  joinMail(join: MailJoin): void {
    this.#change((now) => this.#mail.join(join, now));
  }

  /** What became of a mail of ours. */
  mailReport(report: MailReportCall): MailReportReply {
    return this.#change((now) => this.#mail.report(report, now));
  }

  /** The holder is about to write a mail: of what, and as whom. */
  writeMail(wanted: MailWanted): MailWritingReply {
    return this.#mail.writing(wanted);
  }

  /** The holder's mail: durable when this answers, and on its way. */
  sendMail(mail: OutgoingMail): MailSentReply {
    return this.#change((now) => this.#mail.send(mail, now));
  }

  /** An agent begins the thread. */
  startMail(mail: StartedMail): MailSentReply {
    return this.#change((now) => this.#mail.start(mail, now));
  }

  /** What the holder has written so far. */
  mailDraft(ticket: AgentTicket): MailDraftReply {
    return this.#mail.draftOf(ticket);
  }

  keepMailDraft(kept: { ticket: AgentTicket; draft: MailDraftState }): MailDraftReply {
    return this.#mail.keepDraft(kept, Date.now());
  }

  /** EML-24: a customer rates by an icon under a mail; false: there is no such interaction. */
  rateMail(rating: MailRating): boolean {
    return this.#change((now) => this.#mail.rate(rating, now));
  }

  /** What queues and desks say, in their order. */
  hear(calls: ConversationCall[]): ConversationReply[] {
    return this.#change((now) => calls.map((call) => heard(call, this.#hearers, now)));
  }

  /** A supervisor's act, asked of the Worker's doors; null: it was carried out. */
  supervise(request: { act: Act; by: Supervisor }): Refused | null {
    return this.#change((now) => this.#supervision.carryOut(request.act, request.by, now));
  }

  /** The last interaction and the campaign that it belongs to now; null before the first. */
  current(): { interaction: string; campaign: string } | null {
    const held = this.#parts.interactions.current()?.held;
    return held === undefined ? null : { interaction: held.interaction, campaign: held.campaign };
  }

  /** WEB-92: an ended interaction as it was seen; null: none of that name has ended here. */
  recording(interaction: string): Recorded | null {
    return recordedOf(this.#parts, interaction);
  }

  /** Takes ended interactions out for good, with their files. */
  forget(conversation: string, interactions: string[]): Promise<Forgotten> {
    return new Forgetting(this.ctx, this.env.FILES, this.#parts).forget(conversation, interactions);
  }

  /** A desk that woke asks for what it shows of this conversation. */
  tellNews(): void {
    this.#headlines.tell();
  }

  /** May this ticket's bearer put a file of this size here, or read one? */
  admitsFile(ticket: ConversationTicket, bytes: number | null): ProblemCode | null {
    return fileRefusal(ticket, bytes, this.#parts.interactions.current());
  }

  /** The upgrade of anybody's socket; the Worker has read the ticket. */
  override fetch(request: Request): Response {
    const claims = request.headers.get("deskline-ticket");
    if (claims === null) return new Response(null, { status: 404 });
    const ticket = JSON.parse(decodeURIComponent(claims)) as ConversationTicket;
    const query = new URL(request.url).searchParams;
    const after = Number(query.get("after") ?? 0) || 0;
    return this.#reception.admit(ticket, after === 0 && query.has("newest") ? null : after, Date.now());
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    const now = Date.now();
    if (!this.#parts.attendance.admits(socket, now)) return;
    const frame = conversationClientFrame.safeParse(readFrame(message));
    if (!frame.success)
      return push(socket, { t: "refused", code: "invalid_input", detail: "This frame is not in the vocabulary" });
    const asked = this.#reception.hear(socket, frame.data, now);
    this.#afterwards();
    if (asked !== undefined) this.ctx.waitUntil(asked.then(() => this.#afterwards()));
    this.#reception.renew(socket, now);
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    reciprocateClose(socket, code);
    if (attendeeOf(socket).role === "visitor") this.#patience.watchVisitor(Date.now());
  }

  override alarm(): void {
    const now = Date.now();
    this.#agenda.ring(now, (timer) =>
      this.#transaction(() => {
        this.#patience.ring(timer, now);
        this.#carrier.rung(timer, now);
      }),
    );
    this.#afterwards();
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

  /** A change that others ask for, and what follows from it. */
  #change<T>(change: (now: number) => T): T {
    const now = Date.now();
    const outcome = this.#transaction(() => change(now));
    this.#afterwards();
    return outcome;
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
