import type {
  ConversationClientFrame,
  ConversationServerFrame,
  FileReference,
  TemplateChoice,
  Word,
} from "../../../protocol/conversation-socket.ts";
import type { ByeCode, First, RefusedFrame } from "../../../protocol/socket.ts";
import { Connection, type ConnectionState, type World } from "./connection.ts";
import { newId } from "./new-id.ts";
import { appliedAll, EMPTY_THREAD, type Thread } from "./thread.ts";
import * as outgoing from "./unsent.ts";

const ACK_LIMIT_MS = 1_000;
const RESUME_LIMIT_MS = 300;
const TYPING_EVERY_MS = 2_000;
const SEEN_AFTER_MS = 200;

/** What a screen shows of a conversation. */
export interface Live {
  thread: Thread;
  unsent: outgoing.Unsent;
  connection: ConnectionState;
  /** ms of the next attempt while `waiting`. */
  retryAt: number | null;
  /** Server clock minus ours, ms. */
  clock: number;
  me: { role: "visitor" | "agent" | "supervisor"; id: string; name: string } | null;
  ended: ByeCode | null;
}

/** Why an act was not carried out; `first` is who had been quicker. */
export type Refused = Pick<RefusedFrame, "code" | "first">;

export interface ConversationOptions {
  /** `wss://host/api/conversations/<id>/socket`, without a query. */
  url: string;
  ticket: string;
  world: World;
  changed(live: Live): void;
  typing?(by: "visitor" | "agent", name: string): void;
  /** Keep it: the next reload opens with it. */
  ticketRenewed?(ticket: string): void;
  /** Called when the ticket is not accepted any more; a new one, or null to stop. */
  renewTicket?(code: ByeCode): Promise<string | null>;
  /** Attempts do not open; the ticket may be why. Called with each further one. */
  unopened?(): void;
  /** What was had before a reload, so that only what is new is asked for. */
  thread?: Thread;
  unsent?: outgoing.Unsent;
}

type Act = Exclude<ConversationClientFrame, { t: "say" | "typing" | "resume" | "seen" }>;

/** The client half of *in order, once, none lost*: gaps are asked for, words wait until they are stored, an old socket is ignored. */
export class ConversationClient {
  readonly #options: ConversationOptions;
  readonly #connection: Connection;
  #ticket: string;
  #live: Live;
  #resuming: unknown = null;
  #ackTimer: unknown = null;
  #typedAt = 0;
  #seenTimer: unknown = null;
  #wantSeen = 0;
  readonly #acts = new Map<string, (answer: Refused | null) => void>();

  constructor(options: ConversationOptions) {
    this.#options = options;
    this.#ticket = options.ticket;
    this.#live = {
      thread: options.thread ?? EMPTY_THREAD,
      unsent: outgoing.again(options.unsent ?? []),
      connection: "connecting",
      retryAt: null,
      clock: 0,
      me: null,
      ended: null,
    };
    this.#connection = new Connection(options.world, {
      url: () => `${options.url}?after=${this.#live.thread.have}`,
      ticket: () => this.#ticket,
      opened: () => {},
      frame: (frame) => this.#received(frame as ConversationServerFrame),
      state: (connection, retryAt) => this.#connectionChanged(connection, retryAt),
      bye: (code, first) => this.#bye(code, first),
      unopened: () => options.unopened?.(),
    });
  }

  get live(): Live {
    return this.#live;
  }

  /** Puts a word behind those before it; its id is made here, so a resend is harmless. */
  say(text: string, kind: Word["kind"] = "message", file?: FileReference, template?: TemplateChoice): string {
    const word: Word = { id: newId(), kind, text, ...(file && { file }), ...(template && { template }) };
    this.#update({ unsent: [...this.#live.unsent, { word, state: "queued", at: this.#options.world.now() }] });
    this.#flush();
    return word.id;
  }

  retry(id: string): void {
    this.#update({ unsent: outgoing.retried(this.#live.unsent, id) });
    this.#flush();
  }

  discard(id: string): void {
    this.#update({ unsent: outgoing.deleted(this.#live.unsent, id) });
  }

  /** Close, transfer, take …: resolves with null when it was carried out, else with why not. */
  act(frame: Act): Promise<Refused | null> {
    if (!this.#connection.send(frame)) return Promise.resolve({ code: "unavailable" });
    if (!("id" in frame)) return Promise.resolve(null);
    return new Promise((resolve) => {
      const timer = this.#options.world.setTimeout(() => finish({ code: "unavailable" }), 10_000);
      const finish = (refused: Refused | null) => {
        this.#options.world.clearTimeout(timer);
        this.#acts.delete(frame.id);
        resolve(refused);
      };
      this.#acts.set(frame.id, finish);
    });
  }

  typing(): void {
    const now = this.#options.world.now();
    if (now - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = now;
    this.#connection.send({ t: "typing" });
  }

  /** All up to this `seq` was on screen. */
  seen(seq: number): void {
    if (seq <= this.#wantSeen) return;
    this.#wantSeen = seq;
    this.#seenTimer ??= this.#options.world.setTimeout(() => this.tellSeen(), SEEN_AFTER_MS);
  }

  /** What was seen is told now: the reader looks away or leaves the page. */
  tellSeen(): void {
    if (this.#seenTimer === null) return;
    this.#options.world.clearTimeout(this.#seenTimer);
    this.#seenTimer = null;
    this.#connection.send({ t: "seen", seq: this.#wantSeen });
  }

  stop(): void {
    this.#clearTimers();
    this.#connection.stop();
  }

  #received(frame: ConversationServerFrame): void {
    switch (frame.t) {
      case "hello":
        return this.#greeted(frame);
      case "changes":
        return this.#changes(frame);
      case "ack":
        for (const id of frame.ids) this.#acts.get(id)?.(null);
        return this.#settled(outgoing.stored(this.#live.unsent, frame.ids));
      case "refused":
        return this.#refused(frame);
      case "typing":
        return this.#options.typing?.(frame.by, frame.name);
      case "ticket":
        this.#ticket = frame.ticket;
        return this.#options.ticketRenewed?.(frame.ticket);
    }
  }

  /** The backlog follows by itself; what was on its way when the last socket died goes again before anything new. */
  #greeted(frame: Extract<ConversationServerFrame, { t: "hello" }>): void {
    this.#options.world.clearTimeout(this.#resuming);
    this.#resuming = null;
    // A server that has less than we do is not the one that we knew: what it has is the truth.
    const forgotten = frame.rev < this.#live.thread.have;
    this.#update({
      me: frame.me,
      clock: frame.now - this.#options.world.now(),
      unsent: outgoing.again(this.#live.unsent),
      ...(forgotten ? { thread: EMPTY_THREAD } : {}),
    });
    if (forgotten) {
      this.#wantSeen = 0;
      this.#askForGap();
    }
    this.#flush();
    if (this.#wantSeen > 0) this.#connection.send({ t: "seen", seq: this.#wantSeen });
  }

  #changes(frame: Extract<ConversationServerFrame, { t: "changes" }>): void {
    const { thread, gap } = appliedAll(this.#live.thread, frame.changes);
    const echoed = frame.changes.flatMap((change) => (change.kind === "entry" ? [change.entry.id] : []));
    if (thread !== this.#live.thread) this.#update({ thread });
    if (gap) return this.#askForGap();
    this.#options.world.clearTimeout(this.#resuming);
    this.#resuming = null;
    this.#settled(outgoing.stored(this.#live.unsent, echoed));
  }

  /** One request outstanding: a flood of frames behind a gap must not become a flood of backlogs. */
  #askForGap(): void {
    if (this.#resuming !== null || !this.#connection.isOpen) return;
    this.#connection.send({ t: "resume", after: this.#live.thread.have });
    this.#resuming = this.#options.world.setTimeout(() => {
      this.#resuming = null;
      this.#askForGap();
    }, RESUME_LIMIT_MS);
  }

  #refused(frame: Extract<ConversationServerFrame, { t: "refused" }>): void {
    if (frame.id === undefined) return;
    const { code, first } = frame;
    this.#acts.get(frame.id)?.({ code, ...(first === undefined ? {} : { first }) });
    this.#settled(outgoing.refused(this.#live.unsent, frame.id, frame.code));
  }

  #settled(unsent: outgoing.Unsent): void {
    if (unsent === this.#live.unsent) return;
    this.#update({ unsent });
    if (!unsent.some((one) => one.state === "sent")) {
      this.#options.world.clearTimeout(this.#ackTimer);
      this.#ackTimer = null;
    }
    this.#flush();
  }

  #flush(): void {
    const words = outgoing.nextFrame(this.#live.unsent);
    if (words.length === 0 || !this.#connection.send({ t: "say", words })) return;
    this.#update({ unsent: outgoing.sent(this.#live.unsent, words) });
    this.#options.world.clearTimeout(this.#ackTimer);
    this.#ackTimer = this.#options.world.setTimeout(() => {
      this.#update({ unsent: outgoing.again(this.#live.unsent) });
      this.#flush();
    }, ACK_LIMIT_MS);
  }

  async #bye(code: ByeCode, first?: First): Promise<boolean> {
    // What was asked of a conversation that another has now will not be answered.
    if (first !== undefined) for (const finish of this.#acts.values()) finish({ code: "not_holder", first });
    const ticket = (await this.#options.renewTicket?.(code)) ?? null;
    if (ticket !== null) {
      this.#ticket = ticket;
      return true;
    }
    this.#update({ ended: code });
    return false;
  }

  #connectionChanged(connection: ConnectionState, retryAt: number | null): void {
    this.#update({ connection, retryAt });
  }

  #update(change: Partial<Live>): void {
    this.#live = { ...this.#live, ...change };
    this.#options.changed(this.#live);
  }

  #clearTimers(): void {
    for (const timer of [this.#resuming, this.#ackTimer, this.#seenTimer]) this.#options.world.clearTimeout(timer);
  }
}
