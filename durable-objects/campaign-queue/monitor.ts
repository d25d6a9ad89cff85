import type { Board, BoardChanges, BoardFrame } from "../../protocol/board-socket.ts";
import { PROTOCOL_VERSION } from "../../protocol/socket.ts";
import { deskOf } from "../addresses.ts";
import { acceptSocket, dismiss, push } from "../sockets.ts";
import { BoardPicture } from "./board-picture.ts";
import type { QueueParts } from "./parts.ts";
import { dismissSession, type Watcher, watcherOf } from "./watcher.ts";

/** Changes go out at most this often, serialised once for all who look. */
const PUSH_EVERY_MS = 250;
const LOOK_EVERY_MS = 60_000;
/** Desks tell of every change up to then; asked again well before. */
const DESKS_TELL_MS = 5 * 60_000;
const ASK_DESKS_AGAIN_MS = 2 * 60_000;
const WATCHER = "board";

interface BoardWatcher extends Watcher {
  /** A screen on a wall: it is shown no customer. */
  wall: boolean;
}

/** Who watches the board of this campaign, and what they are told: whole once, then what has changed. */
export class Monitor {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  readonly #parts: () => QueueParts;
  readonly #picture: BoardPicture;
  readonly #agents = new Set<string>();
  readonly #rows = new Set<string>();
  readonly #quarters = new Set<number>();
  #campaign = false;
  /** Found on waking: what was to be told has gone with the last instance. */
  #anew = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** ms. */
  #pushedAt = 0;

  constructor(ctx: DurableObjectState, env: Env, parts: () => QueueParts) {
    this.#ctx = ctx;
    this.#env = env;
    this.#parts = parts;
    this.#picture = new BoardPicture(parts);
  }

  /** A new instance goes on where the last one was: what it had not told any more, all are told anew. */
  recover(): void {
    if (this.#watchers().length === 0) return;
    this.#anew = this.#parts().facts.get("boardBehind") === true;
    if (this.#anew) this.#soon();
    else this.#picture.remember(Date.now());
  }

  accept(watcher: BoardWatcher): Response {
    const now = Date.now();
    const { response, socket } = acceptSocket(this.#ctx, watcher, [WATCHER]);
    push(socket, watcher.wall ? withoutCustomers(this.#hello(now)) : this.#hello(now));
    if (this.#watchers().length === 1) this.#picture.remember(now);
    this.#parts().wake("board", now + LOOK_EVERY_MS, "keep");
    void this.#askDesks(now);
    return response;
  }

  agentChanged(agent: string): void {
    this.#agents.add(agent);
    this.#soon();
  }

  /** It waits, is offered (`agent`), or has left. */
  rowChanged(interaction: string, agent: string | null): void {
    this.#rows.add(interaction);
    if (agent !== null) this.#agents.add(agent);
    this.#soon();
  }

  quarterChanged(quarter: number): void {
    this.#quarters.add(quarter);
    this.#soon();
  }

  /** Settings or members are others now: new desks are to tell too. */
  configured(): void {
    this.#parts().facts.set("desksTellUntil", 0);
    if (this.#watchers().length > 0) void this.#askDesks(Date.now());
    this.flipped();
  }

  /** It opens or closes. */
  flipped(): void {
    this.#campaign = true;
    this.#soon();
  }

  /** Once a minute while somebody watches: what only time changes, who may look no longer, desks that must go on telling. */
  minute(now: number): void {
    const watchers = this.#watchers();
    if (watchers.length === 0) return;
    for (const socket of watchers) if (watcherOf(socket).until <= now) dismiss(socket, "ticket_expired");
    this.#parts().wake("board", now + LOOK_EVERY_MS);
    void this.#askDesks(now);
    this.#campaign = true;
    this.#soon();
  }

  /** Ends the sockets of a session that has ended; `"all"` those of a user. */
  endSession(user: string, session: string): void {
    dismissSession(this.#watchers(), user, session);
  }

  #soon(): void {
    if (this.#timer !== null) return;
    if (this.#watchers().length === 0) return this.#forget();
    this.#parts().facts.set("boardBehind", true);
    // The first change goes at once; those that follow it closely go together.
    const wait = Math.max(0, this.#pushedAt + PUSH_EVERY_MS - Date.now());
    this.#timer = setTimeout(() => this.#push(Date.now()), wait);
  }

  #push(now: number): void {
    this.#timer = null;
    this.#pushedAt = now;
    const frame = this.#anew ? this.#hello(now) : this.#changes(now);
    this.#anew = false;
    this.#forget();
    const sockets = Map.groupBy(this.#watchers(), (socket) => watcherOf<BoardWatcher>(socket).wall);
    for (const [wall, some] of sockets) {
      const text = JSON.stringify(wall ? withoutCustomers(frame) : frame);
      for (const socket of some) push(socket, text);
    }
    this.#parts().facts.set("boardBehind", false);
  }

  #hello(now: number): BoardFrame {
    return { t: "hello", version: PROTOCOL_VERSION, now, ...this.#picture.whole(now) };
  }

  #changes(now: number): BoardChanges {
    return {
      t: "changes",
      now,
      ...this.#picture.changes(
        { agents: this.#agents, rows: this.#rows, quarters: this.#quarters, campaign: this.#campaign },
        now,
      ),
    };
  }

  #forget(): void {
    this.#agents.clear();
    this.#rows.clear();
    this.#quarters.clear();
    this.#campaign = false;
  }

  /** Desks tell what they hold, and their breaks, only while somebody looks: for one look without a socket they are asked, and waited for. */
  async looked(now: number): Promise<Board> {
    await this.#askDesks(now);
    return this.#picture.whole(Date.now());
  }

  /** From now on the members' desks tell of every change, not only of what dispatch must know. */
  #askDesks(now: number): Promise<unknown> {
    const { facts, members, snapshot } = this.#parts();
    if ((facts.get("desksTellUntil") ?? 0) - DESKS_TELL_MS > now - ASK_DESKS_AGAIN_MS) return Promise.resolve();
    const until = now + DESKS_TELL_MS;
    facts.set("desksTellUntil", until);
    const { campaign, members: list } = snapshot();
    const ask = async (agent: string) => {
      const heard = await deskOf(this.#env, agent).snapshotFor({ campaign: campaign.id, watched: until });
      if (heard !== null) members.hear(heard, Date.now());
    };
    const asked = Promise.allSettled(list.map(({ agent }) => ask(agent)));
    this.#ctx.waitUntil(asked);
    return asked;
  }

  #watchers(): WebSocket[] {
    return this.#ctx.getWebSockets(WATCHER);
  }
}

/** The same for a wall that anybody may read: how many, not who. */
function withoutCustomers(frame: BoardFrame): BoardFrame {
  if (frame.t !== "hello" && frame.t !== "changes") return frame;
  const { waiting: _, ...shown } = frame;
  const agents = frame.agents?.map((one) => ({ ...one, held: [] }));
  const rest = { ...shown, ...(agents !== undefined && { agents }) };
  return rest.t === "hello" ? { ...rest, agents: agents ?? [], waiting: [] } : rest;
}
