import { type Signal, signal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { DraftText } from "../../../protocol/conversation-socket.ts";
import { MOST_WORD_CHARACTERS } from "../../../protocol/word-length.ts";
import { newId } from "../../shared/live/new-id.ts";
import type { OpenConversation } from "../conversation/open-conversations.ts";
import { mergedDraft } from "./draft-merge.ts";
import { draftOf, keepDraft, knowDraft, knownDraft, noteKey } from "./drafts.ts";

/** While somebody types, the server gets it as often. */
const EVERY_MS = 1_000;

/** What the server has told last, where it was not what stood here; by the draft's key. */
const arrived = signal<ReadonlyMap<string, string>>(new Map());

/** The server tells what this agent has typed here, perhaps on another computer. */
export function takeDraft(conversation: string, { reply, note }: DraftText): void {
  const changed = new Map<string, string>();
  for (const [key, told] of [[conversation, reply] as const, [noteKey(conversation), note] as const]) {
    const here = draftOf(key);
    const merged = mergedDraft({ here, known: knownDraft(key), told });
    knowDraft(key, told);
    if (merged === here) continue;
    keepDraft(key, merged);
    changed.set(key, merged);
  }
  arrived.value = changed;
}

/** Takes what is typed in an open composer to the server, and into it what was typed elsewhere. */
export function useServerDrafts(opened: OpenConversation, reply: Signal<string>, note: Signal<string>): void {
  const { conversation } = opened;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const tell = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    void tellServer(opened);
  };
  useSignalEffect(() => {
    for (const [key, text] of [[conversation, reply] as const, [noteKey(conversation), note] as const]) {
      const next = arrived.value.get(key);
      // Unless it has been gone on with here since.
      if (next !== undefined && next === draftOf(key)) text.value = next;
    }
  });
  useSignalEffect(() => {
    for (const followed of [reply, note, arrived]) void followed.value;
    timer.current ??= setTimeout(tell, EVERY_MS);
  });
  useEffect(() => tell, [conversation]);
}

/** A supervisor's words stay in their browser: another may look on beside them. */
async function tellServer({ conversation, client, live }: OpenConversation): Promise<void> {
  if (live.peek().me?.role !== "agent") return;
  const reply = draftOf(conversation);
  const note = draftOf(noteKey(conversation));
  if (reply === knownDraft(conversation) && note === knownDraft(noteKey(conversation))) return;
  if (Math.max(reply.length, note.length) > MOST_WORD_CHARACTERS) return;
  const refused = await client.act({ t: "draft", id: newId(), reply, note });
  if (refused !== null) return;
  knowDraft(conversation, reply);
  knowDraft(noteKey(conversation), note);
}
