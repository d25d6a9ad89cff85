import type { ConversationClientFrame, ConversationServerFrame } from "../../../protocol/conversation-socket.ts";
import type { FileReference, TemplateChoice, Word } from "../../../protocol/conversation-word.ts";
import type { ByeCode, First } from "../../../protocol/socket.ts";
import { Acts } from "./acts.ts";
import { Connection } from "./connection.ts";
import type { ConversationOptions, Live, Refused } from "./live.ts";
import { newId } from "./new-id.ts";
import { Reading } from "./reading.ts";
import { Seen } from "./seen.ts";
import { EMPTY_THREAD } from "./thread.ts";
import { Words } from "./words.ts";

const TYPING_EVERY_MS = 2_000;

type Act = Exclude<ConversationClientFrame, { t: "say" | "typing" | "resume" | "page" | "seen" }>;

/** The client half of *in order, once, none lost*: gaps are asked for, words wait until they are stored, an old socket is ignored. */
export class ConversationClient {
  readonly #options: ConversationOptions;
  readonly #connection: Connection;
  readonly #acts: Acts;
  readonly #seen: Seen;
  readonly #words: Words;
  readonly #reading: Reading;
  #ticket: string;
  #live: Live;
  #typedAt = 0;

  constructor(options: ConversationOptions) {
    const { world } = options;
    const send = (frame: ConversationClientFrame) => this.#connection.send(frame);
    this.#options = options;
    this.#ticket = options.ticket;
    this.#acts = new Acts(world);
    this.#seen = new Seen(world, send);
    this.#words = new Words({ world, send, changed: (unsent) => this.#update({ unsent }) }, options.unsent ?? []);
    this.#reading = new Reading(
      { world, send, changed: (thread) => this.#update({ thread }), paged: options.paged ?? false },
      options.thread ?? EMPTY_THREAD,
    );
    this.#live = {
      thread: this.#reading.thread,
      unsent: this.#words.unsent,
      connection: "connecting",
      retryAt: null,
      clock: 0,
      me: null,
      ended: null,
    };
    this.#connection = new Connection(world, {
      url: () => `${options.url}?${this.#reading.query}`,
      ticket: () => this.#ticket,
      opened: () => {},
      frame: (frame) => this.#received(frame as ConversationServerFrame),
      state: (connection, retryAt) => this.#update({ connection, retryAt }),
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
    this.#words.say(word);
    return word.id;
  }

  retry(id: string): void {
    this.#words.retry(id);
  }

  discard(id: string): void {
    this.#words.discard(id);
  }

  /** Close, transfer, take …: resolves with null when it was carried out, else with why not. */
  act(frame: Act): Promise<Refused | null> {
    if (!this.#connection.send(frame)) return Promise.resolve({ code: "unavailable" });
    return "id" in frame ? this.#acts.answerTo(frame.id) : Promise.resolve(null);
  }

  /** The page before the oldest that is here, where there is one: resolves when it has come, or cannot. */
  earlier(): Promise<void> {
    return this.#reading.earlier();
  }

  typing(): void {
    const now = this.#options.world.now();
    if (now - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = now;
    this.#connection.send({ t: "typing" });
  }

  /** All up to this `seq` was on screen. */
  seen(seq: number): void {
    this.#seen.upTo(seq);
  }

  /** What was seen is told now: the reader looks away or leaves the page. */
  tellSeen(): void {
    this.#seen.tell();
  }

  stop(): void {
    for (const part of [this.#reading, this.#words, this.#seen]) part.stop();
    this.#connection.stop();
  }

  #received(frame: ConversationServerFrame): void {
    switch (frame.t) {
      case "hello":
        return this.#greeted(frame);
      case "changes": {
        const { echoed, gap } = this.#reading.changes(frame);
        if (!gap) this.#words.stored(echoed);
        return;
      }
      case "page":
        this.#reading.page(frame);
        return this.#words.stored(frame.entries.map(({ id }) => id));
      case "ack":
        for (const id of frame.ids) this.#acts.answered(id, null);
        return this.#words.stored(frame.ids);
      case "refused":
        return this.#refused(frame);
      case "draft":
        return this.#options.drafted?.(frame);
      case "typing":
        return this.#options.typing?.(frame.by, frame.name);
      case "ticket":
        this.#ticket = frame.ticket;
        return this.#options.ticketRenewed?.(frame.ticket);
    }
  }

  /** The backlog, or the newest page, follows by itself. */
  #greeted(frame: Extract<ConversationServerFrame, { t: "hello" }>): void {
    this.#update({ me: frame.me, clock: frame.now - this.#options.world.now() });
    if (!this.#reading.greeted(frame.rev)) this.#seen.forget();
    this.#words.again();
    this.#seen.again();
  }

  #refused({ id, code, first }: Extract<ConversationServerFrame, { t: "refused" }>): void {
    if (id === undefined) return;
    this.#acts.answered(id, { code, ...(first === undefined ? {} : { first }) });
    this.#words.refused(id, code);
  }

  async #bye(code: ByeCode, first?: First): Promise<boolean> {
    if (first !== undefined) this.#acts.overtaken(first);
    const ticket = (await this.#options.renewTicket?.(code)) ?? null;
    if (ticket !== null) {
      this.#ticket = ticket;
      return true;
    }
    this.#update({ ended: code });
    return false;
  }

  #update(change: Partial<Live>): void {
    this.#live = { ...this.#live, ...change };
    this.#options.changed(this.#live);
  }
}
