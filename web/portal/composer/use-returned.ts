import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import type { OpenConversation } from "../conversation/open-conversations.ts";
import { problemText } from "../problem-text.ts";
import { keepDraft } from "./drafts.ts";
import { draftWith, returnedFrom } from "./returned.ts";
import { arrived, type Upload } from "./uploads.ts";

/** Takes words that our server did not let out back into the draft, with their files. Why, until something else is typed or sent. */
export function useReturned(
  opened: OpenConversation,
  draft: Signal<string>,
  uploads: Signal<readonly Upload[]>,
): { why: string | null; forget: () => void } {
  const last = useSignal<{ why: string; draft: string } | null>(null);
  const returned = returnedFrom(opened.live.value.unsent);
  useEffect(() => {
    const newest = returned.at(-1);
    if (newest?.code === undefined) return;
    draft.value = draftWith(returned, draft.peek());
    keepDraft(opened.conversation, draft.value);
    uploads.value = [...returned.flatMap(({ word }) => word.file ?? []).map(arrived), ...uploads.peek()];
    const reason = problemText({ code: newest.code });
    const kept = returned.some(({ word }) => word.template === undefined);
    last.value = { why: kept ? m.inbox_kept_as_draft({ reason }) : reason, draft: draft.value };
    for (const { word } of returned) opened.client.discard(word.id);
  }, [returned.length]);
  return {
    why: last.value?.draft === draft.value ? (last.value?.why ?? null) : null,
    forget: () => {
      last.value = null;
    },
  };
}
