import { signal } from "@preact/signals";

/**
 * What was typed and not sent, per conversation. It is kept in this browser alone: another computer of the same agent does not
 * see it.
 */
const PREFIX = "deskline:draft:";
const changed = signal(0);

export function draftOf(conversation: string): string {
  try {
    return localStorage.getItem(PREFIX + conversation) ?? "";
  } catch {
    return "";
  }
}

export function keepDraft(conversation: string, text: string): void {
  const before = draftOf(conversation);
  try {
    if (text.trim() === "") localStorage.removeItem(PREFIX + conversation);
    else localStorage.setItem(PREFIX + conversation, text);
  } catch {}
  if ((before === "") !== (text.trim() === "")) changed.value += 1;
}

/** Follows what `keepDraft` does. */
export function hasDraft(conversation: string): boolean {
  return changed.value >= 0 && draftOf(conversation) !== "";
}

/** Nobody's next user of this browser reads them. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {}
  changed.value += 1;
}
