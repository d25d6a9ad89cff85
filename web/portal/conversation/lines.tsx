import type { Entry } from "../../../protocol/conversation-socket.ts";
import { m } from "../../shared/paraglide/messages.js";
import { dayName, dayOf, timeOfDay } from "../clock.ts";
import { Icon } from "../icon.tsx";
import type { IconName } from "../icons.ts";
import { problemText } from "../problem-text.ts";
import { Attachment } from "./attachment.tsx";
import { useConversation } from "./context.ts";
import { eventText, saidLabel } from "./event-text.ts";
import type { Item, Mark, MessageItem } from "./items.ts";
import { Prose } from "./prose.tsx";

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
      return <Said entry={item.entry} />;
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
      {item.first && item.author !== null && <span class="author">{item.author}</span>}
      {item.text !== "" && (
        <div class="bubble">
          <Prose text={item.text} />
        </div>
      )}
      {item.file !== null && <Attachment file={item.file} />}
      {(item.last || item.mark === "failed") && <Marks item={item} />}
    </article>
  );
}

const MARKS: Record<Exclude<Mark, "failed">, { icon: IconName; text: () => string }> = {
  sending: { icon: "refresh", text: m.inbox_sending },
  sent: { icon: "check", text: m.inbox_sent },
  seen: { icon: "checks", text: m.inbox_seen },
};

function Marks({ item }: { item: MessageItem }) {
  if (item.mark === "failed") return <Failed id={item.key} code={item.code} />;
  return (
    <footer class="marks">
      <time dateTime={new Date(item.at).toISOString()}>{timeOfDay(item.at)}</time>
      {item.mark !== null && (
        <span class={item.mark}>
          <Icon name={MARKS[item.mark].icon} size={14} /> {MARKS[item.mark].text()}
        </span>
      )}
    </footer>
  );
}

function Failed({ id, code }: { id: string; code: MessageItem["code"] }) {
  const { retry, discard } = useConversation();
  return (
    <footer class="marks failed-marks">
      <Icon name="alert" size={14} />
      <span>
        {m.inbox_not_sent()}
        {code !== null && ` ${problemText({ code })}`}
      </span>
      <button type="button" class="link" onClick={() => retry(id)}>
        {m.inbox_retry()}
      </button>
      <button type="button" class="link" onClick={() => discard(id)}>
        {m.inbox_delete()}
      </button>
    </footer>
  );
}

/** What the customer never sees: notes for the team on amber, whispers to the agent dashed. */
function Aside({ kind, entry }: { kind: "note" | "whisper"; entry: Entry }) {
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
      <h3>{head}</h3>
      <Prose text={entry.text} />
      {entry.file !== undefined && <Attachment file={entry.file} />}
    </article>
  );
}

function UnsentNote({ item }: { item: Extract<Item, { kind: "draft-note" }> }) {
  return (
    <article class={`aside note ${item.mark}`}>
      <Icon name="lock" />
      <h3>{m.inbox_sending()}</h3>
      <Prose text={item.text} />
      {item.mark === "failed" && <Failed id={item.key} code={item.code} />}
    </article>
  );
}

/** A text of the campaign that the customer was told. */
function Said({ entry }: { entry: Entry }) {
  const { event } = entry;
  if (event?.type !== "said") return null;
  return (
    <article class="message out first last said">
      <div class="bubble">
        <Prose text={entry.text} />
      </div>
      <footer class="marks">
        {m.inbox_automatic()} · {saidLabel(event.text)} · {timeOfDay(entry.at)}
      </footer>
    </article>
  );
}

function Happened({ entry }: { entry: Entry }) {
  const { me } = useConversation();
  const { event } = entry;
  if (event === undefined) return null;
  const note = event.type === "transferring" ? event.note : event.type === "rated" ? event.comment : "";
  return (
    <>
      <p class="event">
        <span>{eventText(event, me.name)}</span> · <time>{timeOfDay(entry.at)}</time>
      </p>
      {note !== "" && (
        <article class="aside note">
          <Icon name="lock" />
          <h3>{event.type === "rated" ? m.inbox_rating_comment() : m.inbox_transfer_note()}</h3>
          <Prose text={note} />
        </article>
      )}
    </>
  );
}
