import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import type { SingleMessageDraft } from "../../../protocol/single-message.ts";
import { newId } from "../../shared/live/new-id.ts";
import { m } from "../../shared/paraglide/messages.js";
import { problemOf } from "../api.ts";
import { now } from "../clock.ts";
import { language } from "../language.ts";
import { dialers } from "./door.ts";
import { singleRefusal } from "./refusal-text.ts";
import { when } from "./when.ts";

interface SingleForm<Draft> {
  /** Name of the dialer. */
  name: string;
  empty: Draft;
  /** What is wrong, by field. */
  check: (draft: Draft, now: number) => Partial<Record<keyof Draft, string>>;
  message: (draft: Draft, id: string) => SingleMessageDraft;
  /** Reads the board anew. */
  read: () => Promise<void>;
}

export interface Single<Draft> {
  draft: ReadonlySignal<Draft>;
  wrong: ReadonlySignal<Partial<Record<keyof Draft, string>>>;
  busy: ReadonlySignal<boolean>;
  /** What became of it: null: nothing yet. */
  said: ReadonlySignal<{ good: boolean; text: string } | null>;
  write: (change: Partial<Draft>) => void;
  send: () => Promise<void>;
}

/** One message on its way through a dialer, as it is typed and sent. Faults are shown once it was tried. */
export function useSingle<Draft>({ name, empty, check, message, read }: SingleForm<Draft>): Single<Draft> {
  const draft = useSignal<Draft>(empty);
  /** Stays until it is accepted, so that a repetition sends nothing twice. */
  const id = useSignal(newId());
  const tried = useSignal(false);
  const busy = useSignal(false);
  const said = useSignal<{ good: boolean; text: string } | null>(null);
  const wrong = useComputed(() => (tried.value ? check(draft.value, Date.now()) : {}));

  const send = async () => {
    tried.value = true;
    said.value = null;
    if (busy.value || Object.keys(check(draft.value, Date.now())).length > 0) return;
    busy.value = true;
    try {
      const asked = message(draft.value, id.value);
      await dialers.send(name, asked);
      const at = asked.at === undefined ? null : when(Date.parse(asked.at), now.value, language.value);
      said.value = { good: true, text: at === null ? m.dialers_single_done() : m.dialers_single_done_at({ when: at }) };
      draft.value = empty;
      id.value = newId();
      tried.value = false;
      void read();
    } catch (thrown) {
      said.value = { good: false, text: singleRefusal(problemOf(thrown)) };
    } finally {
      busy.value = false;
    }
  };
  const write = (change: Partial<Draft>) => {
    draft.value = { ...draft.value, ...change };
    if (said.value?.good === true) said.value = null;
  };
  return { draft, wrong, busy, said, write, send };
}
