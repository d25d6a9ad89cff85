import { signal } from "@preact/signals";

/** Words that another part of the screen puts into a conversation's empty composer, for the agent to send or to change. */
export const offeredWords = signal<{
  conversation: string;
  text: string;
  /** Nobody has asked for them: they take no focus, and are kept only when the agent changes them. */
  unasked?: boolean;
} | null>(null);
