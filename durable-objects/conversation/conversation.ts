import type { Writer } from "../../domain/customer/person.ts";
import { conversationClientFrame } from "../../protocol/conversation-socket.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { Recorded } from "../../protocol/recordings.ts";
import type { AgentsWord, AgentsWordReply, InboundMessage, ProgramsWord, Receipt } from "../calls/carrier.ts";
import type { ConversationCall, ConversationReply, StartReply, StartRequest } from "../calls/conversation.ts";
import type { Act, Supervisor } from "../calls/supervision.ts";
import { push, readFrame, reciprocateClose } from "../sockets.ts";
import { attendeeOf, type ConversationTicket } from "./attendance.ts";
import { Forgetting, type Forgotten } from "./forgetting.ts";
import { heard } from "./hearing.ts";
import { MailDoors } from "./mail/doors.ts";
import { recordedOf } from "./recording.ts";
import { fileRefusal, type Refused } from "./rights.ts";
import type { Turn } from "./turns.ts";

/** One customer's thread with one campaign: its log, who holds it, and the sockets of whoever looks at it. */
export class Conversation extends MailDoors {
  /** A visitor starts a chat. The same request again is the same chat; while one is open, its words join that one. */
  async start(request: StartRequest): Promise<StartReply> {
    const now = Date.now();
    const joined = this.workings.transaction(() => this.workings.entrance.join(request, this.workings.talk, now));
    if (joined !== null) {
      this.workings.afterwards();
      return joined;
    }
    const one = this.workings.transaction(() => this.workings.entrance.open(request, now));
    const answer = this.workings.starts.answer(one.held.interaction);
    this.workings.agenda.send();
    return answer;
  }

  /** A carrier's webhook brings a customer's message: kept when this answers. */
  receive(message: InboundMessage): "kept" | "known" {
    return this.workings.change((now) => this.workings.arrivals.receive(message, now));
  }

  /** A carrier tells what became of a word of ours. */
  receipt(receipt: Receipt): void {
    this.workings.change((now) => this.workings.carrier.fates.receipt(receipt, now));
  }

  /** Messenger tells it of all words up to a moment. */
  watermark(event: { state: "delivered" | "seen"; at: number }): void {
    this.workings.change((now) => this.workings.carrier.fates.watermark(event, now));
  }

  /** An agent's *New*: durable when this answers. */
  begin(word: AgentsWord): AgentsWordReply {
    return this.workings.change((now) => this.workings.sendings.begin(word, now));
  }

  /** Another program's word. Null: it is kept, durable when this answers; else why not: an object would cost it a sixth of the call. */
  say(word: ProgramsWord): ProblemCode | null {
    return this.workings.changeOrEnd((now) =>
      this.workings.carrier.patiently(() => this.workings.sendings.say(word, now)),
    );
  }

  /** The account that it sends by calls: the next word may leave. */
  yourTurn(turn: Turn): void {
    this.workings.carrier.yourTurn(turn);
  }

  /** Somebody has taken the customer off the black list of a sender of ours. */
  freed(scope: string): void {
    this.workings.transaction(() => this.workings.carrier.optOuts.freed(scope, Date.now()));
    this.workings.afterwards();
  }

  /** How far such a word has come; null when there is none. */
  delivery(entry: string): { state: string; reason: string; at: number } | null {
    return this.workings.carrier.fates.of(entry);
  }

  /** ms until which free text may leave to a customer of a channel with a window (WA-5); 0: they have never written. */
  freeUntil(): number {
    return this.workings.parts.line.view()?.windowUntil ?? 0;
  }

  /** What queues and desks say, in their order. */
  hear(calls: ConversationCall[]): ConversationReply[] {
    return this.workings.change((now) => calls.map((call) => heard(call, this.workings.hearers, now)));
  }

  /** A supervisor's act, asked of the Worker's doors; null: it was carried out. */
  supervise(request: { act: Act; by: Supervisor }): Refused | null {
    return this.workings.change((now) => this.workings.supervision.carryOut(request.act, request.by, now));
  }

  /** The last interaction, the campaign that it belongs to now, and who holds it, null once it has ended; null before the first. */
  current(): { interaction: string; campaign: string; holder: string | null } | null {
    const one = this.workings.parts.interactions.current();
    if (one === null) return null;
    const { interaction, campaign, holder } = one.held;
    return { interaction, campaign, holder: one.end === null ? holder : null };
  }

  /** Who wrote it, as far as is known; null before the first. */
  writer(): Writer | null {
    const one = this.workings.parts.interactions.current();
    if (one === null) return null;
    const { name, mail, phone } = one.opening.customer;
    const { conversation, channel } = one.opening;
    return { conversation, channel, name, mail, phone };
  }

  /** WEB-92: an ended interaction as it was seen; null: none of that name has ended here. */
  recording(interaction: string): Recorded | null {
    return recordedOf(this.workings.parts, interaction);
  }

  /** Takes ended interactions out for good, with their files. */
  async forget(conversation: string, interactions: string[]): Promise<Forgotten> {
    const forgetting = new Forgetting(this.ctx, this.env.FILES, this.workings.parts);
    const forgotten = await forgetting.forget(conversation, interactions);
    this.workings.carrier.reload();
    this.workings.agenda.send();
    return forgotten;
  }

  /** What has stepped aside is sent once more. */
  async tryAside(): Promise<void> {
    await this.workings.agenda.tryAside();
  }

  /** A desk that woke asks for what it shows of this conversation. */
  tellNews(): void {
    this.workings.headlines.tell();
  }

  /** May this ticket's bearer put a file of this size here, or read one? */
  admitsFile(ticket: ConversationTicket, bytes: number | null): ProblemCode | null {
    return fileRefusal(ticket, bytes, this.workings.parts.interactions.current());
  }

  /** The upgrade of anybody's socket; the Worker has read the ticket. */
  override fetch(request: Request): Response {
    const claims = request.headers.get("deskline-ticket");
    if (claims === null) return new Response(null, { status: 404 });
    const ticket = JSON.parse(decodeURIComponent(claims)) as ConversationTicket;
    const query = new URL(request.url).searchParams;
    const after = Number(query.get("after") ?? 0) || 0;
    return this.workings.reception.admit(ticket, after === 0 && query.has("newest") ? null : after, Date.now());
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    const now = Date.now();
    if (!this.workings.parts.attendance.admits(socket, now)) return;
    const frame = conversationClientFrame.safeParse(readFrame(message));
    if (!frame.success)
      return push(socket, { t: "refused", code: "invalid_input", detail: "This frame is not in the vocabulary" });
    const asked = this.workings.reception.hear(socket, frame.data, now);
    if (asked !== undefined) this.ctx.waitUntil(asked.then(() => this.workings.afterwards()));
    this.workings.afterwards();
    this.workings.reception.renew(socket, now);
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    reciprocateClose(socket, code);
    if (attendeeOf(socket).role === "visitor") this.workings.patience.watchVisitor(Date.now());
  }

  override alarm(): void {
    const now = Date.now();
    this.workings.agenda.ring(now, (timer) =>
      this.workings.transaction(() => {
        this.workings.patience.ring(timer, now);
        this.workings.carrier.rung(timer, now);
      }),
    );
    this.workings.afterwards();
  }
}
