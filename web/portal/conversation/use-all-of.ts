import { useEffect } from "preact/hooks";
import type { OpenConversation } from "./open-conversations.ts";

/** What is promised may have been said before the page that a long conversation opens with. */
export function useAllOf(wanted: readonly string[], { live, client }: OpenConversation): void {
  const { entries, earlier } = live.value.thread;
  const lacking = earlier !== null && wanted.some((one) => !entries.some(({ id }) => id === one));
  useEffect(() => {
    if (lacking) void client.earlier();
  }, [lacking, earlier, client]);
}
