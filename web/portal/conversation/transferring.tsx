import type { ConversationClient } from "../../shared/live/conversation.ts";
import { m } from "../../shared/paraglide/messages.js";
import { targetName } from "./event-text.ts";
import type { InteractionFacts } from "./facts.ts";

/** That it waits to be taken by another, with a way to take it back; nothing where it does not. */
export function Transferring({ facts, client }: { facts: InteractionFacts; client: ConversationClient }) {
  if (facts.transferringTo === null) return null;
  const cancel = () => void client.act({ t: "cancel-transfer", id: crypto.randomUUID(), turn: facts.turn });
  return (
    <span class="chip near">
      {m.inbox_waits_for({ name: targetName(facts.transferringTo) })}
      <button type="button" class="link" onClick={cancel}>
        {m.inbox_take_back()}
      </button>
    </span>
  );
}
