import { computed } from "@preact/signals";
import { openConversations } from "../conversation/open-conversations.ts";

/** Words of this tab, over all conversations, that the server has not confirmed. */
export const unsentTotal = computed(() =>
  openConversations.value.reduce((sum, one) => sum + one.live.value.unsent.length, 0),
);
