import type { Entry } from "../../../protocol/conversation-entry.ts";
import { m } from "../../shared/paraglide/messages.js";
import { timeOfDay } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { Attachment } from "./attachment.tsx";
import { useConversation } from "./context.ts";
import type { Item } from "./items.ts";
import { Refused } from "./mark-line.tsx";
import { Prose } from "./prose.tsx";
import { Star } from "./star.tsx";

/** What the customer never sees: notes for the team on amber, whispers to the agent dashed. */
export function Aside({ kind, entry }: { kind: "note" | "whisper"; entry: Entry }) {
  const { me } = useConversation();
  const head =
    kind === "note"
      ? m.inbox_note_head({ name: entry.by.name, time: timeOfDay(entry.at) })
      : entry.by.id === me.id
        ? m.inbox_whisper_mine({ time: timeOfDay(entry.at) })
        : m.inbox_whisper_head({ name: entry.by.name });
  return (
    <article class={`aside ${kind}`}>
      <Icon name={kind === "note" ? "lock" : "ear"} />
      <p class="aside-head">
        {head}
        {kind === "note" && <Star entry={entry.id} />}
      </p>
      <Prose text={entry.text} />
      {entry.file !== undefined && <Attachment file={entry.file} at={entry.at} />}
    </article>
  );
}

/** On its way, or refused. */
export function UnsentNote({ item }: { item: Extract<Item, { kind: "draft-note" }> }) {
  return (
    <article class={`aside note ${item.mark}`}>
      <Icon name="lock" />
      <p class="aside-head">{m.inbox_sending()}</p>
      <Prose text={item.text} />
      {item.mark === "failed" && <Refused id={item.key} code={item.code} />}
    </article>
  );
}
