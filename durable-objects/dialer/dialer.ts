import { DurableObject } from "cloudflare:workers";
import { backoff } from "../../domain/backoff.ts";
import type { Receipt } from "../../domain/dialer/receipt.ts";
import type { DialerBoard, DialerSnapshot } from "../../protocol/dialers.ts";
import type { Single } from "../../store/spool/single.ts";
import { Overtaken, type Turn } from "../../store/spool/turn.ts";
import { directoryOf } from "../addresses.ts";
import { Agenda } from "../agenda.ts";
import { Facts } from "../facts.ts";
import { AUDIT } from "../post.ts";
import { migrate } from "../schema.ts";
import { answerPings, reciprocateClose } from "../sockets.ts";
import { Claims } from "./claims.ts";
import { Exchange } from "./exchange.ts";
import { Lists } from "./lists.ts";
import { Pacer } from "./pacer.ts";
import type { DialerFacts, DialerParts } from "./parts.ts";
import { Progress } from "./progress.ts";
import { Receipts } from "./receipts.ts";
import { Removals } from "./removals.ts";
import { DIALER_SCHEMA } from "./schema.ts";
import { Singles } from "./singles.ts";
import { Slice } from "./slice.ts";
import { Tally } from "./tally.ts";
import { Waves } from "./waves.ts";

/** Receipts come in crowds: D1 gets them so long after the first. */
const RECEIPTS_AFTER_MS = 2_000;

export interface By {
  id: string;
  name: string;
}

/** One dialer: the right to send from its spool, its pace, its board. Only its alarm sends; all others write and set it. */
export class Dialer extends DurableObject<Env> {
  readonly #agenda: Agenda;
  readonly #parts: DialerParts;
  readonly #claims: Claims;
  readonly #exchange: Exchange;
  readonly #pacer: Pacer;
  readonly #progress: Progress;
  readonly #receipts: Receipts;
  readonly #removals: Removals;
  readonly #singles: Singles;
  readonly #slice: Slice;
  readonly #tally: Tally;
  /** Somebody came while the alarm was working. */
  #asked = false;
  #failures = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { sql } = ctx.storage;
    const id = ctx.id.name ?? "";
    migrate(ctx.storage, DIALER_SCHEMA);
    answerPings(ctx);
    const facts = new Facts<DialerFacts>(sql);
    this.#agenda = new Agenda(ctx, env, { replied: () => {}, settled: () => {} });
    this.#parts = {
      id,
      env,
      facts,
      dialer: () => this.#dialer(),
      transaction: (change) => this.#transaction(change),
      turn: () => this.#turn(),
      changed: () => this.#progress.changed(),
    };
    const claims = new Claims(sql);
    claims.lose(Date.now());
    const lists = new Lists(sql, id);
    const tally = new Tally(sql, facts, claims);
    const pacer = new Pacer(this.#parts);
    const exchange = new Exchange(this.#parts, { claims, lists, tally, pacer });
    const removals = new Removals(sql, this.#parts, lists, tally);
    const receipts = new Receipts(sql, this.#parts, claims, tally);
    const singles = new Singles(sql, this.#parts);
    const waves = new Waves(this.#parts, sql, claims, exchange);
    const wake = (at: number) => this.#agenda.wake("board", at, "keep");
    this.#progress = new Progress(ctx, this.#parts, { tally, lists, wake });
    this.#slice = new Slice(this.#parts, { claims, lists, pacer, exchange, waves, removals, singles, receipts });
    this.#claims = claims;
    this.#exchange = exchange;
    this.#pacer = pacer;
    this.#receipts = receipts;
    this.#removals = removals;
    this.#singles = singles;
    this.#tally = tally;
    if (!claims.isEmpty()) this.#wake();
  }

  /** `Directory` tells of new settings; answers with the version that is in force here. Who is disabled is stopped. */
  configure(snapshot: DialerSnapshot): number {
    const { facts } = this.#parts;
    const known = facts.get("snapshot");
    if (known !== undefined && known.version >= snapshot.version) return known.version;
    this.#transaction(() => {
      facts.set("snapshot", snapshot);
      if (!snapshot.dialer.enabled) facts.set("started", false);
    });
    this.#wake();
    this.#progress.changed();
    return snapshot.version;
  }

  /** SMS-46, SMS-117. */
  async start(by: By): Promise<"started" | "disabled" | "registry-expired" | "unknown"> {
    if (!(await this.#configured())) return "unknown";
    if (!this.#dialer().enabled) return "disabled";
    const account = await this.#pacer.account();
    if (account !== null && (await this.#exchange.registryExpired(account))) return "registry-expired";
    if (!this.#dialer().enabled) return "disabled";
    this.#turnOn(true, by);
    return "started";
  }

  /** Takes effect before the next wave; what was not begun goes back to the spool. */
  async stop(by: By): Promise<void> {
    if (await this.#configured()) this.#turnOn(false, by);
  }

  /** Cron: there may be something that nobody has said here. */
  tick(): void {
    this.#wake();
  }

  /** A list was accepted: a hint. */
  accepted(_list: { upload: string; rows: number }): void {
    this.#wake();
  }

  /** SMS-120: durable when this returns; it leaves as soon as the dialer may send. */
  sendOne(single: Single): void {
    this.#singles.add(single);
    this.#wake();
  }

  /** SMS-118: of all lists that D1 has accepted until now. */
  async removeUnprocessed(by: By): Promise<void> {
    if (!(await this.#configured())) return;
    await this.#exchange.look();
    this.#transaction(() => {
      this.#removals.request(by.name, Date.now());
      this.#note(by, "dialer.delete-unprocessed");
    });
    this.#agenda.send();
    this.#wake();
  }

  /** What the carrier says of a message later. */
  receipt({ row, state, reason }: { row: number; state: Receipt; reason: string; at: number }): void {
    this.#receipts.hear({ row, receipt: state, reason });
    this.#agenda.wake("receipts", Date.now() + RECEIPTS_AFTER_MS, "keep");
  }

  async board(): Promise<DialerBoard | null> {
    return (await this.#configured()) ? this.#progress.board() : null;
  }

  /** The upgrade of a board's socket; the Worker has checked who it is. */
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("Upgrade") !== "websocket" || !(await this.#configured()))
      return new Response(null, { status: 404 });
    const query = new URL(request.url).searchParams;
    const [user, session] = [query.get("user") ?? "", query.get("session") ?? ""];
    return this.#progress.accept({ user, session, until: Number(query.get("until")) });
  }

  override webSocketMessage(): void {
    // Watching is all that can be done here.
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    reciprocateClose(socket, code);
  }

  override async alarm(): Promise<void> {
    for (const timer of this.#agenda.due(Date.now())) {
      try {
        await this.#ring(timer);
        this.#failures = 0;
      } catch (error) {
        this.#failed(timer, error);
      }
    }
    this.#agenda.rest();
  }

  async #ring(timer: string): Promise<void> {
    if (timer === "board") {
      this.#agenda.clear("board");
      this.#progress.look();
    }
    if (timer === "work") await this.#work();
    if (timer === "receipts") await this.#tellReceipts();
  }

  async #work(): Promise<void> {
    this.#asked = false;
    const next = (await this.#configured()) ? await this.#slice.run() : null;
    this.#tally.forgetOldMinutes(Date.now());
    if (this.#asked) this.#agenda.wake("work", Date.now());
    else if (next === null) this.#agenda.clear("work");
    else this.#agenda.wake("work", next);
  }

  async #tellReceipts(): Promise<void> {
    const more = !this.#removals.wanted() && (await this.#receipts.tell());
    if (!this.#receipts.waiting()) this.#agenda.clear("receipts");
    else this.#agenda.wake("receipts", Date.now() + (more ? 0 : RECEIPTS_AFTER_MS));
  }

  /** Nothing is lost: it is tried again, and again. */
  #failed(timer: string, error: unknown): void {
    console.error(`dialer ${this.#parts.id}: ${timer}`, error);
    const { facts } = this.#parts;
    if (error instanceof Overtaken) facts.set("turn", error.turn);
    this.#failures += 1;
    const now = Date.now();
    const detail = error instanceof Error ? error.message : String(error);
    if (this.#failures === 1) facts.set("lastError", { at: now, detail });
    this.#progress.changed();
    this.#agenda.wake(timer, now + backoff(this.#failures, Math.random()));
  }

  #turnOn(on: boolean, by: By): void {
    this.#transaction(() => {
      this.#parts.facts.set("started", on);
      this.#note(by, on ? "dialer.start" : "dialer.stop");
    });
    this.#agenda.send();
    this.#wake();
    this.#progress.changed();
  }

  /** A line for the audit log; D1 may be away for a while. */
  #note(by: By, action: string): void {
    const subject = `dialer:${this.#parts.id}`;
    const line = {
      key: crypto.randomUUID(),
      at: Date.now(),
      actor: by.id,
      actorName: by.name,
      action,
      subject,
      after: null,
    };
    this.#agenda.post(AUDIT, { verb: "audit", line });
  }

  #wake(): void {
    this.#asked = true;
    this.#agenda.wake("work", Date.now());
  }

  #turn(): Turn {
    const turn = (this.#parts.facts.get("turn") ?? 0) + 1;
    this.#parts.facts.set("turn", turn);
    return { dialer: this.#parts.id, turn };
  }

  /** Has settings, or asks `Directory` for them. */
  async #configured(): Promise<boolean> {
    if (this.#parts.facts.get("snapshot") !== undefined) return true;
    const { id } = this.#parts;
    const snapshot = id === "" ? null : await directoryOf(this.env).dialer(id);
    if (snapshot !== null) this.configure(snapshot);
    return snapshot !== null;
  }

  #dialer(): DialerSnapshot["dialer"] {
    const snapshot = this.#parts.facts.get("snapshot");
    if (snapshot === undefined) throw new Error("no settings yet");
    return snapshot.dialer;
  }

  #transaction<T>(change: () => T): T {
    try {
      return this.ctx.storage.transactionSync(change);
    } catch (error) {
      this.#parts.facts.forgetCache();
      this.#claims.load();
      throw error;
    }
  }
}
