import { DurableObject } from "cloudflare:workers";
import type { Backlog } from "../../domain/backlog.ts";
import type { Receipt } from "../../domain/dialer/receipt.ts";
import type { DialerBoard, DialerSnapshot } from "../../protocol/dialers.ts";
import type { StuckDialer } from "../../protocol/health.ts";
import type { Single } from "../../store/spool/single.ts";
import { directoryOf } from "../addresses.ts";
import type { MailReportReply } from "../calls/mail.ts";
import { Configuration } from "../configuration.ts";
import { migrate } from "../schema.ts";
import { answerPings, reciprocateClose } from "../sockets.ts";
import { assemble } from "./assembly.ts";
import type { By, StartReply } from "./orders.ts";
import type { RowReport } from "./reactions.ts";
import { DIALER_SCHEMA } from "./schema.ts";

/** One dialer: the right to send from its spool, its pace, its board. Only its alarm sends; all others write and set it. */
export class Dialer extends DurableObject<Env> {
  readonly #body: ReturnType<typeof assemble>;
  readonly #configuration: Configuration<DialerSnapshot>;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, DIALER_SCHEMA);
    answerPings(ctx);
    this.#body = assemble(ctx, env, () => this.#configuration.isKnown());
    const { facts, id } = this.#body.parts;
    this.#configuration = new Configuration({
      kept: () => facts.get("snapshot"),
      asked: async () => (id === "" ? null : directoryOf(env).dialer(id)),
      take: (snapshot) => this.#follow(snapshot),
    });
  }

  /** `Directory` tells of new settings; answers with the version that is in force here. Who is disabled is stopped. */
  configure(snapshot: DialerSnapshot): number {
    return this.#configuration.told(snapshot);
  }

  /** SMS-46, SMS-117. */
  async start(by: By): Promise<StartReply> {
    return (await this.#configuration.isKnown()) ? this.#body.orders.start(by) : "unknown";
  }

  /** Takes effect before the next wave; what was not begun goes back to the spool. */
  async stop(by: By): Promise<void> {
    if (await this.#configuration.isKnown()) this.#body.orders.stop(by);
  }

  /** There may be something that nobody has said here: by cron, and as a hint that a list was accepted. */
  tick(): void {
    this.#body.rounds.wake();
  }

  /** SMS-120: durable when this returns; it leaves as soon as the dialer may send. */
  sendOne(single: Single): void {
    this.#body.singles.add(single);
    this.#body.rounds.wake();
  }

  /** Whether one of that id was taken in before. Throws while D1 is away. */
  hasSingle(id: string): Promise<boolean> {
    return this.#body.singles.has(id);
  }

  /** EML-73: that list of mails is sent from now on, and no other; null: none. */
  async activate({ list, by }: { list: string | null; by: By }): Promise<void> {
    if (await this.#configuration.isKnown()) this.#body.orders.activate(list, by);
  }

  /** SMS-118: of all lists that D1 has accepted until now. */
  async removeUnprocessed(by: By): Promise<void> {
    if (await this.#configuration.isKnown()) await this.#body.orders.removeUnprocessed(by);
  }

  /** What the carrier says of a message later. */
  receipt({ row, state, reason }: { row: number; state: Receipt; reason: string; at: number }): void {
    this.#body.hear({ row, receipt: state, reason });
  }

  /** What servers and recipients report of a mail. Asks D1 whom it was for: throws while that is away, and whoever reports comes again. */
  async mailReport(report: RowReport): Promise<MailReportReply> {
    if (await this.#configuration.isKnown()) return this.#body.reactions.report(report);
    return { known: false, recipients: [], sender: "" };
  }

  /** EML-88: a mail's picture was fetched. */
  seen(row: number): void {
    this.#body.reactions.seen(row);
  }

  /** RFC 8058: false where there is no such mail. */
  async unsubscribe(row: number): Promise<boolean> {
    return (await this.#configuration.isKnown()) && (await this.#body.reactions.unsubscribe(row));
  }

  async board(): Promise<DialerBoard | null> {
    return (await this.#configuration.isKnown()) ? this.#body.progress.board() : null;
  }

  /** What the health page tells of it; null: it was never set up. */
  async condition(): Promise<{ stuck: StuckDialer | null; backlog: Backlog } | null> {
    if (!(await this.#configuration.isKnown())) return null;
    return { stuck: this.#body.progress.stuck(), backlog: this.#body.agenda.backlog() };
  }

  /** What has stepped aside is sent once more. */
  async tryAside(): Promise<void> {
    await this.#body.agenda.tryAside();
  }

  /** The upgrade of a board's socket; the Worker has checked who it is. */
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("Upgrade") !== "websocket" || !(await this.#configuration.isKnown()))
      return new Response(null, { status: 404 });
    const query = new URL(request.url).searchParams;
    const [user, session] = [query.get("user") ?? "", query.get("session") ?? ""];
    return this.#body.progress.accept({ user, session, until: Number(query.get("until")) });
  }

  override webSocketMessage(): void {
    // Watching is all that can be done here.
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    reciprocateClose(socket, code);
  }

  override alarm(): Promise<void> {
    return this.#body.rounds.ring();
  }

  #follow(snapshot: DialerSnapshot): void {
    const { parts, rounds } = this.#body;
    parts.transaction(() => {
      parts.facts.set("snapshot", snapshot);
      if (!snapshot.dialer.enabled) parts.facts.set("started", false);
    });
    rounds.wake();
    parts.changed();
  }
}
