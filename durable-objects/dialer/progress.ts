import { commonFigures, mailFigures } from "../../domain/dialer/board.ts";
import { ratePerMinute, secondsLeft, throughput } from "../../domain/dialer/pace.ts";
import { nextWindow, offSchedule, whyHeld } from "../../domain/dialer/running.ts";
import { stuckSince } from "../../domain/dialer/stuck.ts";
import type { DialerBoard, NotRunning, ProgressFrame } from "../../protocol/dialers.ts";
import type { StuckDialer } from "../../protocol/health.ts";
import { PROTOCOL_VERSION } from "../../protocol/socket.ts";
import { acceptSocket, push } from "../sockets.ts";
import type { Lists } from "./lists.ts";
import { type DialerParts, hoursOf } from "./parts.ts";
import type { Tally } from "./tally.ts";

/** Changes go out at most this often, serialised once for all who look. */
const PUSH_EVERY_MS = 250;
/** The rate falls and windows open without an event; who looks is told as often. */
const LOOK_EVERY_MS = 15_000;
/** RFC 6455's registry: the server asks to come again. */
const TRY_AGAIN = 1012;

export interface Watcher {
  user: string;
  session: string;
  /** ms until which they may watch without being asked anew who they are. */
  until: number;
}

/** SMS-110 to SMS-123: the board, and the sockets of those who look at it. */
export class Progress {
  readonly #ctx: DurableObjectState;
  readonly #parts: DialerParts;
  readonly #tally: Tally;
  readonly #lists: Lists;
  readonly #wake: (at: number) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    ctx: DurableObjectState,
    parts: DialerParts,
    { tally, lists, wake }: { tally: Tally; lists: Lists; wake: (at: number) => void },
  ) {
    this.#ctx = ctx;
    this.#parts = parts;
    this.#tally = tally;
    this.#lists = lists;
    this.#wake = wake;
  }

  board(): DialerBoard {
    const now = Date.now();
    const { facts } = this.#parts;
    const { id, name, channel, enabled } = this.#parts.dialer();
    const hours = hoursOf(this.#parts.dialer());
    const counters = this.#tally.counters();
    const minutes = this.#tally.minutes(now);
    const perMinute = ratePerMinute(minutes, now);
    const started = facts.get("started") ?? false;
    const waitingFor = whyHeld({ enabled, started, hours }, now) ?? this.#waitingFor(counters.notProcessed);
    const opens = enabled ? nextWindow(hours, now) : null;
    return {
      dialer: id,
      name,
      channel,
      enabled,
      started,
      onSchedule: offSchedule(hours, now) === null,
      waitingFor,
      counters: commonFigures(counters),
      mail: channel === "email" ? mailFigures(counters) : null,
      list: channel === "email" ? this.#lists.active() : null,
      ratePerMinute: perMinute,
      secondsLeft: waitingFor === null ? secondsLeft(counters.notProcessed, perMinute) : null,
      nextWindow: opens === null || opens <= now ? null : opens,
      throughput: throughput(minutes, now),
      lastError: facts.get("lastError") ?? null,
      uploads: this.#lists.shown(),
    };
  }

  /** For the health page: it ought to send and does not; null: it sends, or need not. */
  stuck(): StuckDialer | null {
    const now = Date.now();
    const { facts } = this.#parts;
    const dialer = this.#parts.dialer();
    const { notProcessed } = this.#tally.counters();
    const waitingFor = this.#waitingFor(notProcessed);
    const lists = this.#lists.shown().filter(({ state }) => state === "accepted");
    const since = stuckSince(
      {
        enabled: dialer.enabled,
        started: facts.get("started") ?? false,
        hours: hoursOf(dialer),
        notProcessed,
        resting: waitingFor === "contact-hours",
        askedAt: facts.get("askedAt") ?? 0,
        listAt: Math.max(0, ...lists.map(({ at }) => at)),
        movedAt: this.#tally.movedAt(),
      },
      now,
    );
    return since === null ? null : { since, notProcessed, waitingFor, lastError: facts.get("lastError") ?? null };
  }

  accept(watcher: Watcher): Response {
    const { response, socket } = acceptSocket(this.#ctx, watcher, ["watcher"]);
    push(socket, {
      t: "hello",
      version: PROTOCOL_VERSION,
      now: Date.now(),
      ...this.board(),
    } satisfies ProgressFrame);
    this.#wake(Date.now() + LOOK_EVERY_MS);
    return response;
  }

  /** Something of the board may have changed. */
  changed(): void {
    if (this.#timer !== null || this.#watchers().length === 0) return;
    this.#timer = setTimeout(() => this.#push(), PUSH_EVERY_MS);
  }

  /** By timer, as long as anybody looks. */
  look(): void {
    this.#push();
    if (this.#watchers().length > 0) this.#wake(Date.now() + LOOK_EVERY_MS);
  }

  #waitingFor(notProcessed: number): NotRunning | null {
    return notProcessed === 0 ? "nothing-to-send" : (this.#parts.facts.get("waiting") ?? null);
  }

  #push(): void {
    this.#timer = null;
    const frame = JSON.stringify({ t: "board", ...this.board() } satisfies ProgressFrame);
    const now = Date.now();
    for (const socket of this.#watchers()) {
      const { until } = socket.deserializeAttachment() as Watcher;
      if (until <= now) closeForNow(socket);
      else push(socket, frame);
    }
  }

  #watchers(): WebSocket[] {
    return this.#ctx.getWebSockets("watcher");
  }
}

/** Not a farewell: the portal comes back by itself, with its cookie. */
function closeForNow(socket: WebSocket): void {
  try {
    socket.close(TRY_AGAIN, "who is it");
  } catch {
    // Closed already.
  }
}
