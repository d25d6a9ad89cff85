import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../../../../protocol/problem.ts";
import { problemOf } from "../../api.ts";

export interface Opened<Kept> {
  /** Null until it is read; `kept` is null for a new one. */
  opened: Signal<{ kept: Kept | null } | null>;
  failure: Signal<Problem | null>;
  open: () => Promise<void>;
  /** Its name from now on: what is on the screen goes on under it, and is not read again. */
  named: (name: string) => void;
}

/** Reads the record that an address names, and again when the address names another. */
export function useOpened<Kept>(name: string, read: (name: string) => Promise<Kept | null>): Opened<Kept> {
  const opened = useSignal<{ kept: Kept | null } | null>(null);
  const failure = useSignal<Problem | null>(null);
  const shown = useRef<string | null>(null);
  const open = async () => {
    if (shown.current === name) return;
    opened.value = null;
    failure.value = null;
    try {
      opened.value = { kept: await read(name) };
      shown.current = name;
    } catch (thrown) {
      failure.value = problemOf(thrown);
    }
  };
  useEffect(() => void open(), [name]);
  const named = (now: string) => {
    shown.current = now;
  };
  return { opened, failure, open, named };
}
