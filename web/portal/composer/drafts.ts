import { signal } from "@preact/signals";

/** What was typed and not sent, per conversation, at once in this browser; `server-drafts.ts` takes it to the agent's other computers. */
const PREFIX = "deskline:draft:";
const changed = signal(0);

/** What is written to colleagues beside a reply. */
export function noteKey(conversation: string): string {
  return `${conversation}:note`;
}

/** That a mail is being written, which its own door keeps. */
export function mailKey(conversation: string): string {
  return `${conversation}:mail`;
}

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

/** What the server has of it, as far as this browser knows. */
export function knownDraft(key: string): string {
  return draftOf(knownKey(key));
}

export function knowDraft(key: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(PREFIX + knownKey(key));
    else localStorage.setItem(PREFIX + knownKey(key), text);
  } catch {}
}

function knownKey(key: string): string {
  return `known:${key}`;
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
