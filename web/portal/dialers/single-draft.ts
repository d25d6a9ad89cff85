import { LONGEST_SINGLE, type SingleMessageDraft } from "../../../protocol/single-message.ts";
import { m } from "../../shared/paraglide/messages.js";

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
  return {
    ...(destination.trim() === "" && { destination: m.dialers_single_error_to() }),
    ...(text !== undefined && { message: text }),
    ...(isPast(at, now) && { at: m.dialers_single_error_at() }),
  };
}

/** As the door takes it; `id` makes a repetition harmless. */
export function singleOf({ destination, message, at }: SingleDraft, id: string): SingleMessageDraft {
  return { id, destination: destination.trim(), message, ...momentOf(at) };
}

/** What the browser's field has, in the reader's own zone, as a moment; nothing: at once. */
export function momentOf(at: string): { at?: string } {
  return at === "" ? {} : { at: new Date(at).toISOString() };
}

export function isPast(at: string, now: number): boolean {
  return at !== "" && !(Date.parse(at) > now);
}
