import type { Entry } from "../../../protocol/conversation-entry.ts";
import type { UnsentWord } from "../../shared/live/unsent.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Attachment } from "./attachment.tsx";
import { discard, live, retry } from "./chat.ts";
import { Icon } from "./icons.tsx";
import { linked } from "./linked.tsx";
import { t, timeOf } from "./words.ts";

const GROUP_MS = 3 * 60_000;

/** A message; its time stands under the last one of a group, and ours tell what became of them. */
export function Bubble({ entry, next }: { entry: Entry; next: Entry | undefined }) {
  const own = entry.by.role === "visitor";
  const grouped =
    next !== undefined && next.kind !== "event" && next.by.role === entry.by.role && next.at - entry.at < GROUP_MS;
  return (
    <div class={own ? "entry own" : "entry"}>
      {entry.text !== "" && <p class="bubble">{linked(entry.text)}</p>}
      {entry.file !== undefined && <Attachment file={entry.file} />}
      {!grouped && (
        <p class="mark">
          {timeOf(entry.at)}
          {own && ` · ${isSeen(entry) ? t(m.widget_seen) : t(m.widget_sent)}`}
        </p>
      )}
    </div>
  );
}

/** A word that the server has not confirmed. */
export function Unsent({ one }: { one: UnsentWord }) {
  const failed = one.state === "failed";
  return (
    <div class={failed ? "entry own failed" : "entry own sending"}>
      <p class="bubble">{one.word.text || one.word.file?.name}</p>
      {failed ? (
        <p class="mark">
          <button type="button" class="link" onClick={() => retry(one.word.id)}>
            <Icon name="retry" size={14} /> {t(m.widget_failed)}
          </button>{" "}
          <button type="button" class="link" aria-label={t(m.widget_close_panel)} onClick={() => discard(one.word.id)}>
            <Icon name="close" size={14} />
          </button>
        </p>
      ) : (
        <p class="mark">{t(m.widget_sending)}</p>
      )}
    </div>
  );
}

/** What happened, in the visitor's language; the campaign's own texts as they are written. */
export function Event({ entry }: { entry: Entry }) {
  const { event } = entry;
  if (event === undefined) return null;
  const own = event.type === "said" && event.text !== "inactivity-warning";
  if (own || event.type === "expired")
    return entry.text === "" ? null : (
      <div class="entry">
        <p class="bubble">{linked(entry.text)}</p>
      </div>
    );
  const text = wordsOf(event);
  return text === "" ? null : (
    <p class="event">
      {text} · {timeOf(entry.at)}
    </p>
  );
}

function wordsOf(event: NonNullable<Entry["event"]>): string {
  switch (event.type) {
    case "entered":
      return t(m.widget_case, { number: event.caseNumber });
    case "assigned":
      return event.agent === "" ? t(m.widget_joined_nameless) : t(m.widget_joined, { name: event.agent });
    case "said":
      return t(m.widget_inactivity);
    case "left":
      return t(m.widget_you_left);
    case "closed":
      return t(m.widget_ended);
    case "rated":
      return "★".repeat(event.score);
    default:
      return "";
  }
}

function isSeen(entry: Entry): boolean {
  return entry.seq !== null && entry.seq <= (live.value?.thread.seen.agent ?? 0);
}
