import type { SingleMessage } from "../../../protocol/dialers.ts";
import { m } from "../../shared/paraglide/messages.js";

export const LONGEST_SINGLE = 2_000;

export interface SingleDraft {
  destination: string;
  message: string;
  /** As the browser's field has it, in the reader's own zone: `2026-11-30T09:00`; empty: at once. */
  at: string;
}

export const EMPTY_SINGLE: SingleDraft = { destination: "", message: "", at: "" };

/** What is wrong, by field. */
export function checkSingle(draft: SingleDraft, now: number): Partial<SingleDraft> {
  const { destination, message, at } = draft;
  const tooLong = message.length > LONGEST_SINGLE ? m.dialers_single_error_long({ limit: LONGEST_SINGLE }) : undefined;
  const text = message.trim() === "" ? m.dialers_single_error_text() : tooLong;
  const past = at !== "" && !(Date.parse(at) > now);
  return {
    ...(destination.trim() === "" && { destination: m.dialers_single_error_to() }),
    ...(text !== undefined && { message: text }),
    ...(past && { at: m.dialers_single_error_at() }),
  };
}

/** As the door takes it; `id` makes a repetition harmless. */
export function singleOf({ destination, message, at }: SingleDraft, id: string): SingleMessage {
  const moment = at === "" ? {} : { at: new Date(at).toISOString() };
  return { id, destination: destination.trim(), message, ...moment };
}
