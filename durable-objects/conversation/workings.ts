import { Agenda } from "../agenda.ts";
import { allOrEnd, allOrNothing } from "../all-or-nothing.ts";
import { BLACK_LIST, MAIL_IDS, MOVED_MAIL } from "../post.ts";
import { Actions } from "./actions.ts";
import { Arrivals } from "./arrivals.ts";
import { assembled } from "./assembly.ts";
import { CarrierSide } from "./carrier-side.ts";
import { Ending } from "./ending.ts";
import { Entrance } from "./entrance.ts";
import { Headlines } from "./headlines.ts";
import type { Hearers } from "./hearing.ts";
import { Holding } from "./holding.ts";
import type { StoredChange } from "./log-row.ts";
import { AutomaticMails } from "./mail/automatic.ts";
import { MailOut } from "./mail/out.ts";
import { MailSide } from "./mail/side.ts";
import { MailThread } from "./mail/thread.ts";
import type { ConversationParts } from "./parts.ts";
import { Patience } from "./patience.ts";
import { Reception } from "./reception.ts";
import { Replies } from "./replies.ts";
import { Sendings } from "./sendings.ts";
import { Starts } from "./starts.ts";
import { Supervision } from "./supervision.ts";
import { Talk } from "./talk.ts";
import { Transfers } from "./transfers.ts";

/** All parts of one conversation put together, and the one way by which they change: a transaction, then what follows from it. */
export class Workings {
  readonly agenda: Agenda;
  readonly parts: ConversationParts;
  readonly entrance: Entrance;
  readonly talk: Talk;
  readonly patience: Patience;
  readonly supervision: Supervision;
  readonly starts = new Starts();
  readonly headlines: Headlines;
  readonly carrier: CarrierSide;
  readonly reception: Reception;
  readonly arrivals: Arrivals;
  readonly sendings: Sendings;
  readonly mail: MailSide;
  readonly hearers: Hearers;
  readonly #ctx: DurableObjectState;
  /** Changes of the transaction under way: they go to the sockets when it is committed. */
  #unsent: StoredChange[] = [];

  constructor(ctx: DurableObjectState, env: Env) {
    this.#ctx = ctx;
    this.agenda = new Agenda(ctx, env, "conversation", {
      replied: (row, reply) => replies.apply(row, reply, Date.now()),
      settled: () => this.afterwards(),
    });
    const parts = assembled(ctx, env, this.agenda, {
      leaves: (change) => this.carrier.leaves(change),
      written: (stored, leaves, at) => {
        this.#unsent.push(stored);
        if (leaves !== null) this.carrier.wrote(stored, leaves, at);
      },
    });
    this.parts = parts;
    const thread = new MailThread(ctx.storage.sql, parts.log);
    const automatic = new AutomaticMails(parts, thread);
    const mailOut = new MailOut(ctx, env, parts, thread, (call) => this.agenda.post(MAIL_IDS, call));
    const transfers = new Transfers(parts);
    const ending = new Ending(parts, transfers, automatic);
    const holding = new Holding(parts, ending);
    this.entrance = new Entrance(parts, transfers, automatic);
    this.carrier = new CarrierSide(ctx, env, parts, {
      mailOut,
      tellBlackList: (call) => this.agenda.post(BLACK_LIST, call),
      afterwards: () => this.afterwards(),
    });
    this.talk = new Talk(parts, ending);
    const actions = new Actions(parts, { holding, ending, transfers, talk: this.talk, carrier: this.carrier });
    this.supervision = new Supervision(parts, holding, ending);
    this.arrivals = new Arrivals(parts, this.talk, this.carrier.optOuts, this.carrier.collections);
    this.sendings = new Sendings(parts);
    this.patience = new Patience(parts, ending, transfers);
    const replies = new Replies(this.entrance, holding, transfers, this.starts, this.sendings, automatic);
    this.mail = new MailSide(ctx, parts, {
      thread,
      automatic,
      talk: this.talk,
      carrier: this.carrier,
      moveMail: (into, call) => this.agenda.post(`${MOVED_MAIL}${into}`, call),
    });
    this.hearers = { holding, ending, transfers, actions, attendance: parts.attendance };
    this.headlines = new Headlines(env, parts);
    const hall = {
      ctx,
      env,
      transaction: <T>(change: () => T) => this.transaction(change),
      broadcast: () => this.#broadcast(),
      headlines: () => this.headlines.soon(),
    };
    this.reception = new Reception(hall, parts, { talk: this.talk, actions }, this.patience, this.carrier);
  }

  /** A change that others ask for, and what follows from it. */
  change<T>(change: (now: number) => T): T {
    const now = Date.now();
    const outcome = this.transaction(() => change(now));
    this.afterwards();
    return outcome;
  }

  /** The same for words of programs, which come by the thousand: if it fails, this instance ends with it. */
  changeOrEnd<T>(change: (now: number) => T): T {
    const outcome = allOrEnd(this.#ctx, () => change(Date.now()));
    this.afterwards();
    return outcome;
  }

  afterwards(): void {
    if (this.#unsent.length > 0) this.headlines.soon();
    this.#broadcast();
    this.agenda.send();
    this.carrier.send();
  }

  /** All or nothing: what was written is sent only if it stays. */
  transaction<T>(change: () => T): T {
    const sent = this.#unsent.length;
    return allOrNothing(this.#ctx.storage, change, () => {
      this.#unsent.length = sent;
      this.parts.interactions.forgetCache();
      this.parts.log.reload();
      this.parts.line.facts.forgetCache();
      this.carrier.reload();
    });
  }

  #broadcast(): void {
    const changes = this.#unsent;
    this.#unsent = [];
    if (changes.length > 0) this.parts.attendance.broadcast(changes, Date.now());
  }
}
