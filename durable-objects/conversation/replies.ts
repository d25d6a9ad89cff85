import type { DeskCall, DeskReply } from "../calls/desk.ts";
import type { BegunReply, EnterReply, MayAnswerReply, QueueCall } from "../calls/queue.ts";
import type { OutboxRow } from "../outbox-rows.ts";
import type { ObjectCall, ObjectReply } from "../post.ts";
import type { Entrance } from "./entrance.ts";
import type { Holding } from "./holding.ts";
import type { AutomaticMails } from "./mail/automatic.ts";
import { startReply } from "./patience.ts";
import type { Sendings } from "./sendings.ts";
import type { Starts } from "./starts.ts";
import type { Transfers } from "./transfers.ts";

/** What the line and the desks have answered to the calls of a conversation. */
export class Replies {
  readonly #entrance: Entrance;
  readonly #holding: Holding;
  readonly #transfers: Transfers;
  readonly #starts: Starts;
  readonly #sendings: Sendings;
  readonly #mails: AutomaticMails;

  constructor(
    entrance: Entrance,
    holding: Holding,
    transfers: Transfers,
    starts: Starts,
    sendings: Sendings,
    mails: AutomaticMails,
  ) {
    this.#entrance = entrance;
    this.#holding = holding;
    this.#transfers = transfers;
    this.#starts = starts;
    this.#sendings = sendings;
    this.#mails = mails;
  }

  apply(row: OutboxRow<ObjectCall>, reply: ObjectReply, now: number): void {
    const call = row.call as QueueCall | DeskCall;
    if (call.verb === "enter") {
      const entered = this.#entrance.entered(call, reply as EnterReply, now);
      if (entered !== null) this.#starts.answered(call.opening.interaction, startReply(entered));
      return;
    }
    if (call.verb === "begun") return this.#sendings.begun(call, reply as BegunReply, now);
    if (call.verb === "may-answer") return this.#mails.answered(call, reply as MayAnswerReply, now);
    this.#deskSaid(row.target.slice("desk:".length), call, reply as DeskReply, now);
  }

  #deskSaid(agent: string, call: QueueCall | DeskCall, reply: DeskReply, now: number): void {
    if (call.verb === "offer" && (reply.answer === "yes" || reply.answer === "no")) {
      const event = { agent, name: reply.name, n: call.n, yes: reply.answer === "yes" };
      this.#transfers.answered(call.parcel.summary.interaction, event, now);
    } else if (call.verb === "hold" || call.verb === "grant") {
      const { interaction } = call.parcel.summary;
      if (reply.answer === "gone") this.#holding.lost(interaction, { agent, turn: call.turn }, now);
      else this.#holding.confirmed(interaction, { agent, name: reply.name, turn: call.turn }, now);
    } else if (call.verb === "still-there" && reply.answer === "gone") {
      this.#holding.lost(call.interaction, { agent, turn: call.turn }, now);
    }
  }
}
