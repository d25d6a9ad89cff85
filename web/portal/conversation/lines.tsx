import type { Entry, EntryEvent } from "../../../protocol/conversation-entry.ts";
import { m } from "../../shared/paraglide/messages.js";
import { dayName, dayOf, timeOfDay } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { Aside, UnsentNote } from "./asides.tsx";
import { Attachment } from "./attachment.tsx";
import { WhyWhom } from "./choice.tsx";
import { toldChoice } from "./choice-text.ts";
import { useConversation } from "./context.ts";
import { eventText, saidLabel } from "./event-text.ts";
import type { Item, MessageItem } from "./items.ts";
import { FateMark, MarkLine } from "./mark-line.tsx";
import { type Fate, isTrouble } from "./marks.ts";
import { Prose } from "./prose.tsx";
import { Star } from "./star.tsx";

/** One line of the log, by its kind. */
export function Line({ item }: { item: Item }) {
  switch (item.kind) {
    case "day":
      return <Day at={item.at} />;
    case "message":
      return <Message item={item} />;
    case "note":
    case "whisper":
      return <Aside kind={item.kind} entry={item.entry} />;
    case "draft-note":
      return <UnsentNote item={item} />;
    case "said":
      return <Said entry={item.entry} fate={item.fate} />;
    case "event":
      return <Happened entry={item.entry} />;
  }
}

function Day({ at }: { at: number }) {
  const today = dayOf(at) === dayOf(Date.now());
  return (
    <p class="day">
      <span>{today ? m.inbox_today({ day: dayName(at) }) : dayName(at)}</span>
    </p>
  );
}

function Message({ item }: { item: MessageItem }) {
  const classes = ["message", item.side, item.first ? "first" : "", item.last ? "last" : "", item.mark ?? ""];
  return (
    <article class={classes.filter(Boolean).join(" ")}>
      <Above item={item} />
      {item.text !== "" && (
        <div class="bubble-line">
          <div class="bubble">
            <Prose text={item.text} />
          </div>
          {item.stored && <Star entry={item.key} />}
        </div>
      )}
      {item.file !== null && <Attachment file={item.file} at={item.at} />}
      {item.file !== null && item.text === "" && item.stored && <Star entry={item.key} />}
      {(item.last || isTrouble(item.mark)) && <MarkLine item={item} />}
    </article>
  );
}

/** Who of the house said it, and as which template it left. */
function Above({ item }: { item: MessageItem }) {
  const author = item.program ? item.author || m.inbox_another_program() : item.author;
  if (item.template !== null) {
    return (
      <span class="author">
        <Icon name="template" size={14} /> {m.inbox_as_template({ name: item.template })}
        {author !== null && ` · ${author}`}
      </span>
    );
  }
  return item.first && author !== null ? <span class="author">{author}</span> : null;
}

/** A text of the campaign that the customer was told. */
function Said({ entry, fate }: { entry: Entry; fate: Fate | null }) {
  const { event } = entry;
  const what = event?.type === "said" ? [saidLabel(event.text)] : [];
  return (
    <article class="message out first last said">
      <div class="bubble">
        <Prose text={entry.text} />
      </div>
      <div class="marks">
        {[m.inbox_automatic(), ...what, timeOfDay(entry.at)].join(" · ")}
        {fate !== null && <FateMark entry={entry.id} fate={fate} />}
      </div>
    </article>
  );
}

/** What somebody wrote beside what they did. */
function noteOf(event: EntryEvent): string {
  if (event.type === "rated") return event.comment;
  // Of a transfer the one who gets it has a card, and it was told when they were asked.
  return "note" in event && event.type !== "transferred" ? (event.note ?? "") : "";
}

function Happened({ entry }: { entry: Entry }) {
  const { me } = useConversation();
  const { event } = entry;
  if (event === undefined) return null;
  const note = noteOf(event);
  const told = toldChoice(entry);
  const confirmed = event.type === "opted-out" && entry.text !== "";
  return (
    <>
      <p class="event">
        <span>{eventText(event, me.name)}</span> · <time>{timeOfDay(entry.at)}</time>
        {told !== null && " · "}
        <WhyWhom told={told} />
      </p>
      {note !== "" && (
        <article class="aside note">
          <Icon name="lock" />
          <h3>{event.type === "rated" ? m.inbox_rating_comment() : m.inbox_transfer_note()}</h3>
          <Prose text={note} />
        </article>
      )}
      {confirmed && <Said entry={entry} fate={null} />}
    </>
  );
}
