import { useSignal } from "@preact/signals";
import type { ConversationClient } from "../../shared/live/conversation.ts";
import { m } from "../../shared/paraglide/messages.js";
import { SHORTCUTS, useKeys } from "../frame/keys.ts";
import { Icon } from "../icon.tsx";
import type { InteractionFacts } from "./facts.ts";
import { refusedText } from "./refused-text.ts";

/** R12: an answer reopens it; left, it stays closed as it was, without being asked anything again. */
export function AfterClose({ facts, client }: { facts: InteractionFacts; client: ConversationClient }) {
  const failure = useSignal<string | null>(null);
  const leave = async () => {
    const refused = await client.act({ t: "close", id: crypto.randomUUID(), turn: facts.turn, disposition: null });
    failure.value = refused === null ? null : refusedText(refused);
  };
  useKeys([[SHORTCUTS.close, () => void leave()]]);
  return (
    <p class="strip after-close">
      <Icon name="history" />
      <span>{m.inbox_after_close()}</span>
      <span role="alert" class="bad-word">
        {failure.value}
      </span>
      <button type="button" class="link" onClick={() => void leave()}>
        {m.inbox_leave_closed()} <kbd>{SHORTCUTS.close.shown}</kbd>
      </button>
    </p>
  );
}
