import type { LineServerFrame, WaitingRow } from "../../protocol/line-socket.ts";
import { PROTOCOL_VERSION } from "../../protocol/socket.ts";
import { acceptSocket, dismiss, push } from "../sockets.ts";
import type { StoredLineRow } from "./line-row.ts";
import type { LineStore } from "./line-store.ts";
import type { Monitor } from "./monitor.ts";

/** Changes go out at most this often, serialised once for all who look. */
const PUSH_EVERY_MS = 250;
/** More rows than anybody reads; the count tells the rest. */
const SHOWN = 500;

interface Watcher {
  user: string;
  session: string;
  /** ringall: agents see only the head of the line. */
  headOnly: boolean;
  until: number;
}

/** The waiting list as agents of pull campaigns and supervisors see it. */
export class Board {
  readonly #ctx: DurableObjectState;
  readonly #line: LineStore;
  readonly #monitor: Monitor;
  readonly #names: () => { campaign: string; campaignName: string };
  readonly #upserted = new Map<string, StoredLineRow>();
  readonly #removed = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    ctx: DurableObjectState,
    line: LineStore,
    monitor: Monitor,
    names: () => { campaign: string; campaignName: string },
  ) {
    this.#ctx = ctx;
    this.#line = line;
    this.#monitor = monitor;
    this.#names = names;
  }

  accept(watcher: Watcher): Response {
    const { response, socket } = acceptSocket(this.#ctx, watcher, ["watcher", `session:${watcher.session}`]);
    push(socket, this.#hello(watcher));
    return response;
  }

  upserted(row: StoredLineRow): void {
    this.#monitor.rowChanged(row.interaction, row.agent);
    this.#removed.delete(row.interaction);
    this.#upserted.set(row.interaction, row);
    this.#soon();
  }

  removed(interaction: string): void {
    this.#monitor.rowChanged(interaction, null);
    this.#upserted.delete(interaction);
    this.#removed.add(interaction);
    this.#soon();
  }

  /** Ends the sockets of a session that has ended; `"all"` those of a user. */
  endSession(user: string, session: string): void {
    for (const socket of this.#ctx.getWebSockets("watcher")) {
      const watcher = socket.deserializeAttachment() as Watcher;
      if (watcher.user === user && (session === "all" || watcher.session === session)) dismiss(socket, "session_ended");
    }
  }

  #soon(): void {
    if (this.#timer !== null || this.#ctx.getWebSockets("watcher").length === 0) return;
    this.#timer = setTimeout(() => this.#push(), PUSH_EVERY_MS);
  }

  #push(): void {
    this.#timer = null;
    const frame: LineServerFrame = {
      t: "line",
      upserted: [...this.#upserted.values()].map((row) => this.#shown(row)),
      removed: [...this.#removed],
    };
    this.#upserted.clear();
    this.#removed.clear();
    const changes = JSON.stringify(frame);
    const now = Date.now();
    for (const socket of this.#ctx.getWebSockets("watcher")) {
      const watcher = socket.deserializeAttachment() as Watcher;
      if (watcher.until <= now) dismiss(socket, "session_ended");
      else push(socket, watcher.headOnly ? this.#hello(watcher) : changes);
    }
  }

  #hello(watcher: Watcher): LineServerFrame {
    const waiting: WaitingRow[] = [];
    const most = watcher.headOnly ? 1 : SHOWN;
    for (const row of this.#line.waiting()) {
      if (waiting.length >= most) break;
      waiting.push(this.#shown(row));
    }
    return { t: "hello", version: PROTOCOL_VERSION, now: Date.now(), campaign: this.#names().campaign, waiting };
  }

  #shown(row: StoredLineRow): WaitingRow {
    return {
      ...row.opening,
      campaignName: this.#names().campaignName,
      caseNumber: row.caseNumber,
      ticket: row.ticket,
      offeredTo: row.state === "offered" ? row.agent : null,
    };
  }
}
