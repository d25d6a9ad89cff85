import { m } from "../../shared/paraglide/messages.js";

/** The counter shows when the end is nearer than this. */
const COUNT_WITHIN = 500;

/** That it is kept; how long it is when the end is near, and that it is too long. */
export function Kept({ text, kept, most, tooLong }: { text: string; kept: boolean; most: number; tooLong: boolean }) {
  const count = text.trim().length;
  if (tooLong) {
    return (
      <span class="composer-note bad-word" role="alert">
        {m.inbox_too_long({ count, most })}
      </span>
    );
  }
  const near = count > Math.max(most / 2, most - COUNT_WITHIN);
  return (
    <span class="composer-note quiet">{near ? m.inbox_characters({ count, most }) : kept && m.inbox_draft_kept()}</span>
  );
}
