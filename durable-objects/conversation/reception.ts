import type { ConversationClientFrame } from "../../protocol/conversation-socket.ts";
import { PROTOCOL_VERSION } from "../../protocol/socket.ts";
import { dismiss, push } from "../sockets.ts";
import type { Actions } from "./actions.ts";
import { attendeeOf, type ConversationTicket } from "./attendance.ts";
import type { Audience } from "./audience.ts";
import type { CarrierSide } from "./carrier-side.ts";
import { closingNow, lackAtClosing, lacking } from "./closing.ts";
import { type Destination, destinationOf } from "./destination.ts";
import { Pages } from "./pages.ts";
import type { ConversationParts } from "./parts.ts";
import type { Patience } from "./patience.ts";
import { signRenewal } from "./renewal.ts";
import { mayAttend } from "./rights.ts";
import type { Talk } from "./talk.ts";

type Act = Exclude<ConversationClientFrame, { t: "say" | "typing" | "resume" | "page" }>;

interface Hall {
  ctx: DurableObjectState;
  env: Env;
  transaction<T>(change: () => T): T;
  /** Sends what the transaction has written. */
  broadcast(): void;
  /** The holder's desk hears of it, soon. */
  headlines(): void;
}

/** Everybody's socket: let in, greeted with what they lack, heard frame by frame, given the next ticket. */
export class Reception {
  readonly #hall: Hall;
  readonly #parts: ConversationParts;
  readonly #talk: Talk;
  readonly #actions: Actions;
  readonly #patience: Patience;
  readonly #carrier: CarrierSide;
  readonly #pages: Pages;

  constructor(
    hall: Hall,
    parts: ConversationParts,
    people: { talk: Talk; actions: Actions },
    patience: Patience,
    carrier: CarrierSide,
  ) {
    this.#hall = hall;
    this.#parts = parts;
    this.#talk = people.talk;
    this.#actions = people.actions;
    this.#patience = patience;
    this.#carrier = carrier;
    this.#pages = new Pages(hall.ctx.storage.sql, parts);
  }

  /** Accept, backlog, live: one turn, so no gap opens between. `after` null: the newest page is wanted, not the whole log. */
  admit(ticket: ConversationTicket, after: number | null, now: number): Response {
    const { response, socket } = this.#parts.attendance.accept(ticket, now);
    if (!mayAttend(ticket, this.#parts.interactions.current())) {
      dismiss(socket, ticket.role === "supervisor" ? "ticket_expired" : "not_allowed");
      return response;
    }
    this.#greet(socket, after, now);
    if (ticket.role === "visitor") this.#patience.watchVisitor(now);
    this.renew(socket, now);
    return response;
  }

  /** All is done when it returns, but a close or a transfer that has to be asked about: then when that promise ends. */
  hear(socket: WebSocket, frame: ConversationClientFrame, now: number): Promise<void> | undefined {
    const by = attendeeOf(socket);
    switch (frame.t) {
      case "typing":
        if (by.role === "agent") this.#carrier.signs.tell("typing", now);
        this.#parts.attendance.typing(socket, by, this.#actions.shownName(by));
        return undefined;
      case "resume":
        this.#backlog(socket, frame.after);
        return undefined;
      case "page":
        this.#page(socket, frame.before);
        return undefined;
      case "say":
        this.#say(socket, frame, now);
        return undefined;
      default:
        return this.#act(socket, frame, now);
    }
  }

  renew(socket: WebSocket, now: number): void {
    const { ctx, env } = this.#hall;
    const renewed = signRenewal(env.TICKET_SECRET, attendeeOf(socket), ctx.id.name ?? "", now);
    if (renewed !== null) ctx.waitUntil(renewed.then((next) => this.#parts.attendance.renew(socket, next)));
  }

  #say(socket: WebSocket, { words }: Extract<ConversationClientFrame, { t: "say" }>, now: number): void {
    const outcome = this.#hall.transaction(() => this.#talk.say(words, attendeeOf(socket), now));
    this.#hall.broadcast();
    // What is stored now comes back to its author with the others' copy; only a word said again needs an answer of its own.
    if (outcome.known.length > 0) push(socket, { t: "ack", ids: outcome.known });
    for (const refused of outcome.refused) push(socket, { t: "refused", ...refused });
    this.#hall.headlines();
  }

  #act(socket: WebSocket, frame: Act, now: number): Promise<void> | undefined {
    const by = attendeeOf(socket);
    const one = this.#parts.interactions.current();
    if (frame.t === "close" && lackAtClosing(one, frame, by, now) !== null) {
      return this.#askAgain(socket, frame, one?.held.campaign ?? "");
    }
    if (frame.t === "transfer" && "campaign" in frame.to) {
      const asked = destinationOf(this.#hall.env, frame);
      return asked.then((destination) => this.#carriedOut(socket, frame, Date.now(), destination));
    }
    this.#carriedOut(socket, frame, now);
    return undefined;
  }

  /** The campaign may have changed since this interaction came: what it asks for now decides. */
  async #askAgain(socket: WebSocket, frame: Extract<Act, { t: "close" }>, campaign: string): Promise<void> {
    const rules = await closingNow(this.#hall.env, campaign, attendeeOf(socket).who);
    const now = Date.now();
    const lack = rules === null ? null : lacking(rules, frame, now);
    if (lack !== null) push(socket, { t: "refused", id: frame.id, code: lack });
    else this.#carriedOut(socket, frame, now);
  }

  #carriedOut(socket: WebSocket, frame: Act, now: number, destination: Destination | null = null): void {
    const by = attendeeOf(socket);
    const refused = this.#hall.transaction(() => this.#actions.carryOut(frame, by, now, destination));
    if (refused !== null) push(socket, { t: "refused", ...("id" in frame ? { id: frame.id } : {}), ...refused });
    else if ("id" in frame) push(socket, { t: "ack", ids: [frame.id] });
    if (frame.t !== "seen") return;
    this.#hall.headlines();
    if (refused === null && by.role === "agent") this.#carrier.signs.tell("seen", now);
  }

  #greet(socket: WebSocket, after: number | null, now: number): void {
    const { role, who, name } = attendeeOf(socket);
    const { rev, seq } = this.#parts.log;
    const me = { role, id: who, name };
    const conversation = this.#hall.ctx.id.name ?? "";
    push(socket, { t: "hello", version: PROTOCOL_VERSION, conversation, me, rev, seq, now });
    if (role === "agent") push(socket, { t: "draft", ...this.#parts.drafts.of(who) });
    if (after === null) this.#page(socket, null);
    else this.#backlog(socket, after);
  }

  #backlog(socket: WebSocket, after: number): void {
    for (const changes of this.#parts.log.after(after, audienceOf(socket))) push(socket, { t: "changes", changes });
  }

  #page(socket: WebSocket, before: number | null): void {
    const audience = audienceOf(socket);
    push(socket, before === null ? this.#pages.newest(audience) : this.#pages.before(before, audience));
  }
}

function audienceOf(socket: WebSocket): Audience {
  return attendeeOf(socket).role === "visitor" ? "visitor" : "staff";
}
