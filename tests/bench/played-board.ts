import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { HeldGlance } from "../../domain/agent/glance.ts";
import type {
  BoardAgent,
  BoardCampaign,
  BoardChanges,
  BoardTotals,
  BoardWaiting,
} from "../../protocol/board-socket.ts";
import { PROTOCOL_VERSION, SUBPROTOCOL } from "../../protocol/socket.ts";

const HELD_BY_EACH = 3;
const AGENTS_IN_A_CHANGE = 5;
const COME_AND_GO = 3;

/** A board whose figures are made up, said as a queue says it: whole once, then what has changed. */
export class PlayedBoard {
  readonly #server: WebSocketServer;
  readonly #campaign: BoardCampaign;
  readonly #agents: number;
  #waiting: string[];
  #made = 0;
  #ticking: NodeJS.Timeout | null = null;

  private constructor(server: WebSocketServer, campaign: BoardCampaign, size: { agents: number; waiting: number }) {
    this.#server = server;
    this.#campaign = campaign;
    this.#agents = size.agents;
    this.#waiting = Array.from({ length: size.waiting }, () => this.#next());
    server.on("connection", (socket) => this.#greet(socket));
  }

  static async listen(campaign: BoardCampaign, size: { agents: number; waiting: number }): Promise<PlayedBoard> {
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0, handleProtocols: () => SUBPROTOCOL });
    await once(server, "listening");
    return new PlayedBoard(server, campaign, size);
  }

  get address(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Changes so often, ms. */
  begin(every: number): void {
    this.#ticking = setInterval(() => {
      const text = JSON.stringify(this.#change());
      for (const socket of this.#server.clients) socket.send(text);
    }, every);
  }

  stop(): void {
    if (this.#ticking !== null) clearInterval(this.#ticking);
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #greet(socket: WebSocket): void {
    socket.on("message", (text) => String(text) === "ping" && socket.send("pong"));
    const now = Date.now();
    const agents = Array.from({ length: this.#agents }, (_, n) => this.#agent(n, now));
    const waiting = this.#waiting.map((id) => waitingOf(id, now));
    const quarters = Array.from({ length: 40 }, (_, n) => ({
      at: dayOf(now) + n * 900_000,
      received: n,
      answered: n,
      abandoned: 0,
    }));
    const board = { campaign: this.#campaign, totals: this.#totals(now), quarters, lastWeek: [], agents, waiting };
    socket.send(JSON.stringify({ t: "hello", version: PROTOCOL_VERSION, now, ...board }));
  }

  #change(): BoardChanges {
    const now = Date.now();
    const left = this.#waiting.splice(0, COME_AND_GO);
    const came = left.map(() => this.#next());
    this.#waiting.push(...came);
    const agents = Array.from({ length: AGENTS_IN_A_CHANGE }, (_, n) =>
      this.#agent((this.#made * 7 + n * 31) % this.#agents, now),
    );
    const waiting = came.map((id) => waitingOf(id, now));
    return { t: "changes", now, totals: this.#totals(now), agents, waiting, left };
  }

  #next(): string {
    this.#made += 1;
    return `${this.#made.toString(16).padStart(32, "0")}-1`;
  }

  #agent(n: number, now: number): BoardAgent {
    const held = Array.from({ length: HELD_BY_EACH }, (_, k): HeldGlance => {
      const conversation = `${(n * HELD_BY_EACH + k).toString(16).padStart(31, "0")}f`;
      const name = `Customer ${n}-${k}`;
      return { interaction: `${conversation}-1`, conversation, name, since: now, unansweredSince: now - n * 1_000 };
    });
    return {
      agent: `agent-${n}`,
      name: `Agent ${n}`,
      penalty: 0,
      completed: this.#made,
      why: "at-cap",
      status: "busy",
      break: null,
      onCall: false,
      since: now,
      channels: ["webchat"],
      active: HELD_BY_EACH,
      held,
    };
  }

  #totals(now: number): BoardTotals {
    const made = this.#made;
    return {
      from: dayOf(now),
      waiting: this.#waiting.length,
      oldest: now - 60_000,
      active: this.#agents * HELD_BY_EACH,
      received: made,
      answered: made,
      answeredInLevel: made,
      abandoned: 0,
      abandonedInLevel: 0,
      short: 0,
      expired: 0,
      waitSum: made * 20,
      waitMax: 90,
      completed: made,
      outbound: 0,
    };
  }
}

function waitingOf(interaction: string, now: number): BoardWaiting {
  const conversation = interaction.slice(0, 32);
  return {
    interaction,
    conversation,
    name: `Customer ${interaction.slice(24, 32)}`,
    from: "/shop",
    since: now,
    offeredTo: null,
    because: null,
  };
}

const dayOf = (now: number): number => now - 10 * 3_600_000;
