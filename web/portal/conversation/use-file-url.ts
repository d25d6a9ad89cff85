import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { FileReference } from "../../../protocol/conversation-word.ts";
import { useConversation } from "./context.ts";
import { fileUrl } from "./files.ts";

/** The `blob:` address of a file once `wanted`; null until it is there, `"failed"` when it cannot be had. */
export function useFileUrl(file: FileReference, wanted = true): string | null | "failed" {
  const { conversation, ticket } = useConversation();
  const url = useSignal<string | null | "failed">(null);
  useEffect(() => {
    if (!wanted) return;
    fileUrl(conversation, file, ticket()).then(
      (loaded) => {
        url.value = loaded;
      },
      () => {
        url.value = "failed";
      },
    );
  }, [conversation, file, ticket, wanted, url]);
  return url.value;
}
