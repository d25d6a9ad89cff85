import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Board, BoardFrame } from "../../../protocol/board-socket.ts";
import { Connection, type ConnectionState } from "../../shared/live/connection.ts";
import { browserWorld } from "../../shared/live/world.ts";
import { now } from "../clock.ts";
import { loadSession } from "../session.ts";
import { sessionEnded } from "../session-ended.ts";
import { boardAfter } from "./board.ts";

/** Figures that were not confirmed for so long are shown as old ones. */
const OLD_MS = 30_000;

interface LiveBoard {
  board: Board | null;
  state: ConnectionState;
  /** ms of the last frame. */
  at: number;
}

export interface LiveBoards {
  /** Those that have come so far, in the order asked for. */
  boards: ReadonlySignal<Board[]>;
  /** All are connected. */
  live: ReadonlySignal<boolean>;
  /** ms of the last frame of any. */
  at: ReadonlySignal<number>;
  /** Not connected for so long that the figures are shown as old ones. */
  isOld: ReadonlySignal<boolean>;
}

/** Who looks: whoever is signed in, or a link; `doubted` when it may be in force no more. */
export interface Looking {
  ticket: string | null;
  doubted: () => void;
}

const SIGNED_IN: Looking = { ticket: null, doubted: () => void loadSession() };

/** Addresses of sockets, by campaign; each is a campaign's board, kept up to date by its changes. */
export function useBoards(addresses: readonly string[], looking: Looking = SIGNED_IN): LiveBoards {
  const known = useSignal<ReadonlyMap<string, LiveBoard>>(new Map());
  const key = addresses.join(" ");
  useEffect(() => {
    known.value = new Map();
    if (addresses.length === 0) return;
    const boards = new Map<string, LiveBoard>(
      addresses.map((address) => [address, { board: null, state: "connecting", at: 0 }]),
    );
    const shown = batched(() => {
      known.value = new Map(boards);
    });
    const connections = addresses.map((address) => {
      const change = (own: (before: LiveBoard) => Partial<LiveBoard>) => {
        const before = boards.get(address);
        if (before !== undefined) boards.set(address, { ...before, ...own(before) });
        shown.soon();
      };
      return watched(address, looking, change);
    });
    return () => {
      shown.stop();
      for (const connection of connections) connection.stop();
    };
  }, [key]);
  const live = useComputed(
    () => known.value.size > 0 && [...known.value.values()].every(({ state }) => state === "open"),
  );
  const at = useComputed(() => Math.max(0, ...[...known.value.values()].map(({ at }) => at)));
  return {
    boards: useComputed(() => addresses.flatMap((address) => known.value.get(address)?.board ?? [])),
    live,
    at,
    isOld: useComputed(() => !live.value && now.value - at.value > OLD_MS),
  };
}

function watched(
  address: string,
  { ticket, doubted }: Looking,
  change: (own: (before: LiveBoard) => Partial<LiveBoard>) => void,
): Connection {
  return new Connection(browserWorld, {
    url: () => address,
    ticket: () => ticket,
    opened: () => {},
    frame: (frame) => change(({ board }) => ({ board: boardAfter(board, frame as BoardFrame), at: Date.now() })),
    alive: () => change(() => ({ at: Date.now() })),
    state: (state) => change(() => ({ state })),
    bye: async (code) => {
      if (code === "session_ended" && ticket === null) sessionEnded(code);
      else if (code === "session_ended") doubted();
      // Opened anew, it is asked anew who looks.
      return code === "ticket_expired";
    },
    unopened: doubted,
  });
}

/** However many frames come between two pictures of the screen, one of them is drawn. Hidden pages draw when time allows. */
function batched(draw: () => void): { soon: () => void; stop: () => void } {
  let frame: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const HIDDEN_MS = 1_000;
  const stop = () => {
    if (frame !== null) cancelAnimationFrame(frame);
    if (timer !== null) clearTimeout(timer);
    frame = null;
    timer = null;
  };
  const now = () => {
    stop();
    draw();
  };
  return {
    soon: () => {
      if (frame !== null || timer !== null) return;
      if (document.visibilityState === "hidden") timer = setTimeout(now, HIDDEN_MS);
      else frame = requestAnimationFrame(now);
    },
    stop,
  };
}

/** Where a screen on a wall reads it. */
export function wallAddress(name: string): string {
  return boardAddress(name).replace(/\/api\/campaigns\/([^/]+)\/board/, "/api/wall/$1");
}

/** Where the board of a campaign is pushed to whoever is signed in. */
export function boardAddress(name: string): string {
  const url = new URL(`/api/campaigns/${encodeURIComponent(name)}/board/socket`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}
