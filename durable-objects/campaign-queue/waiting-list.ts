import type { LineServerFrame, WaitingRow } from "../../protocol/line-socket.ts";
import { PROTOCOL_VERSION } from "../../protocol/socket.ts";
import { acceptSocket, dismiss, push } from "../sockets.ts";
import type { StoredLineRow } from "./line-row.ts";
import type { LineStore } from "./line-store.ts";
import type { Monitor } from "./monitor.ts";
import { dismissSession, type Watcher, watcherOf } from "./watcher.ts";

/** Changes go out at most this often, serialised once for all who look. */
const PUSH_EVERY_MS = 250;
/** More rows than anybody reads; the count tells the rest. */
const SHOWN = 500;
const WATCHER = "watcher";

interface ListWatcher extends Watcher {
  /** ringall: agents see only the head of the line. */
  headOnly: boolean;
}

/** The waiting list as agents of pull campaigns and supervisors see it. */
export class WaitingList {
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

  accept(watcher: ListWatcher): Response {
    const { response, socket } = acceptSocket(this.#ctx, watcher, [WATCHER]);
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
    dismissSession(this.#watchers(), user, session);
  }

  #soon(): void {
    if (this.#timer !== null || this.#watchers().length === 0) return;
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
    for (const socket of this.#watchers()) {
      const watcher = watcherOf<ListWatcher>(socket);
      if (watcher.until <= now) dismiss(socket, "ticket_expired");
      else push(socket, watcher.headOnly ? this.#hello(watcher) : changes);
    }
  }

  #hello(watcher: ListWatcher): LineServerFrame {
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

  #watchers(): WebSocket[] {
    return this.#ctx.getWebSockets(WATCHER);
  }
}
