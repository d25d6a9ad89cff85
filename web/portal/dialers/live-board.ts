import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DialerBoard, ProgressFrame } from "../../../protocol/dialers.ts";
import type { Problem } from "../../../protocol/problem.ts";
import { Connection, type ConnectionState } from "../../shared/live/connection.ts";
import { browserWorld } from "../../shared/live/world.ts";
import { problemOf } from "../api.ts";
import { loadSession } from "../session.ts";
import { sessionEnded } from "../session-ended.ts";
import { keepBoard } from "./dialer-list.ts";
import { boardSocket, dialers } from "./door.ts";

export interface LiveBoard {
  board: Signal<DialerBoard | null>;
  /** ms of the last figures. */
  at: Signal<number>;
  state: Signal<ConnectionState>;
  /** Why there is none. */
  failure: Signal<Problem | null>;
  read: () => Promise<void>;
}

/** SMS-123: a dialer's board, read once, then pushed whole whenever it changes; it comes back by itself. */
export function useLiveBoard(name: string): LiveBoard {
  const board = useSignal<DialerBoard | null>(null);
  const at = useSignal(0);
  const state = useSignal<ConnectionState>("connecting");
  const failure = useSignal<Problem | null>(null);

  const keep = (next: DialerBoard) => {
    board.value = next;
    at.value = Date.now();
    failure.value = null;
    keepBoard(next);
  };
  const read = async () => {
    try {
      keep(await dialers.board(name));
    } catch (thrown) {
      failure.value = problemOf(thrown);
    }
  };

  useEffect(() => {
    board.value = null;
    void read();
    const connection = new Connection(browserWorld, {
      url: () => boardSocket(name),
      ticket: () => null,
      opened: () => {
        at.value = Date.now();
      },
      frame: (frame) => {
        const told = frame as ProgressFrame;
        if (told.t === "hello" || told.t === "board") keep(told);
      },
      state: (next) => {
        state.value = next;
      },
      bye: async (code) => {
        if (code === "session_ended") sessionEnded(code);
        // Opened anew, it is asked anew who looks.
        return code === "ticket_expired";
      },
      unopened: () => void loadSession(),
    });
    return () => connection.stop();
  }, [name]);

  return { board, at, state, failure, read };
}
