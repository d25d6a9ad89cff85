import type { FileReference } from "../../protocol/conversation-word.ts";
import type { InboundMessage } from "../calls/carrier.ts";
import { enterLine, OPENING_LENGTH } from "./beginning.ts";
import { closedWords } from "./closed-period.ts";
import type { Collections } from "./collections.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { OptOuts } from "./opt-outs.ts";
import { type ConversationParts, noInteraction } from "./parts.ts";
import type { Talk } from "./talk.ts";

/** What customers write by SMS, WhatsApp and Messenger: kept once, in the interaction that is open, was closed a moment ago, or begins. */
export class Arrivals {
  readonly #parts: ConversationParts;
  readonly #talk: Talk;
  readonly #optOuts: OptOuts;
  readonly #collections: Collections;

  constructor(parts: ConversationParts, talk: Talk, optOuts: OptOuts, collections: Collections) {
    this.#parts = parts;
    this.#talk = talk;
    this.#optOuts = optOuts;
    this.#collections = collections;
  }

  /** Inside a transaction. `known`: a repetition, which moves nothing, not even the window. */
  receive(message: InboundMessage, now: number): "kept" | "known" {
    const id = `m:${message.id ?? crypto.randomUUID()}`;
    if (this.#parts.log.has(id)) return "known";
    this.#parts.line.reachedBy(message.line);
    const wasSilent = this.#parts.line.isOptedOut();
    this.#parts.line.heard(Math.min(message.at, now));
    if (message.id !== null) this.#parts.line.facts.set("lastMessageId", message.id);
    if (message.call) {
      this.#tellLine(now);
      return "kept";
    }
    const one = message.meaning === null ? this.#interactionFor(message, now) : this.#openOne();
    this.#store(message, id, one, now);
    if (message.meaning !== null) this.#optOuts.said(message, now);
    else if (one !== null) this.#joined(one, message, now);
    if (message.meaning !== null || message.line.channel !== "sms" || wasSilent) this.#tellLine(now);
    return "kept";
  }

  /** Who looks on sees until when the window is open now, and whether the customer may be written to. */
  #tellLine(now: number): void {
    const one = this.#openOne();
    if (one !== null) this.#parts.changed(one, now);
  }

  /** An open one, one that comes back, or a new one. */
  #interactionFor(message: InboundMessage, now: number): StoredInteraction | null {
    const current = this.#parts.interactions.current();
    if (current === null) return this.#open(message, now);
    if (current.end === null) return current;
    if (this.#talk.comeBack(current, message.text, now)) return this.#parts.interactions.current();
    return this.#open(message, now);
  }

  #openOne(): StoredInteraction | null {
    const current = this.#parts.interactions.current();
    return current?.end === null ? current : null;
  }

  #open({ conversation, campaign, name, phone, language, line, text }: InboundMessage, now: number): StoredInteraction {
    return enterLine(this.#parts, {
      conversation,
      campaign,
      channel: line.channel,
      customer: {
        name: name === "" ? line.shown : name,
        mail: "",
        phone,
        language,
        page: { url: "", title: "" },
      },
      opening: text.slice(0, OPENING_LENGTH),
      since: now,
    });
  }

  /** The text and its first file are one entry, every further file one of its own. */
  #store(message: InboundMessage, id: string, one: StoredInteraction | null, now: number): void {
    const { text, files, name, line } = message;
    const by = { role: "visitor", id: "", name: name === "" ? line.shown : name } as const;
    const interaction = one?.held.interaction ?? noInteraction(message.conversation);
    for (let k = 0; k < Math.max(1, files.length); k++) {
      const entry = k === 0 ? id : `${id}:${k}`;
      const remote = files[k];
      const file: FileReference | undefined =
        remote === undefined ? undefined : { id: crypto.randomUUID(), name: remote.name, type: remote.type, size: 0 };
      const said = { id: entry, interaction, kind: "message", by, text: k === 0 ? text : "", at: now } as const;
      this.#parts.write({ kind: "entry", entry: file === undefined ? said : { ...said, file } }, true, now);
      if (file !== undefined && remote !== undefined) this.#collections.write(entry, file, remote, now);
    }
  }

  /** The holder may have gone meanwhile; a closed campaign says so once. */
  #joined(one: StoredInteraction, { language }: InboundMessage, now: number): void {
    this.#talk.customerSaid(now);
    const { holder, interaction, turn } = one.held;
    if (holder !== null && one.end === null) this.#parts.tellDesk(holder, { verb: "still-there", interaction, turn });
    const text = closedWords(this.#parts.line, one.facts, language, now);
    if (text !== "") this.#parts.event(one, { type: "said", text: "out-of-time" }, now, text);
  }
}
