import type { Mark } from "../../../domain/interaction/starred.ts";
import type { Entry, EntryEvent } from "../../../protocol/conversation-entry.ts";
import type { StaffView } from "../../../protocol/interaction-view.ts";
import { dispositionText } from "./disposition-text.ts";

const LAST_WORDS = 5;

/** What the next agent should have read before their first word. */
export interface HandOver {
  /** Who gave it. */
  from: string;
  note: string;
  /** What the customer wrote first; empty when the log begins later. */
  first: string;
  /** The words before it was given, the oldest first. */
  last: Said[];
  /** What its holders have marked as promised, the oldest first. */
  promises: (Said & { mark: Mark | null })[];
  /** As what it would be closed by now, `Reclamo › Envío`, and the comment; empty: nobody has said. */
  disposition: string;
}

interface Said {
  id: string;
  name: string;
  isCustomer: boolean;
  text: string;
}

/** The hand-over of this interaction that the reader (user id and name) has not answered to yet; null: there is none, or they gave it themselves. */
export function handOver(
  entries: readonly Entry[],
  interaction: string,
  me: { id: string; name: string },
  soFar: Pick<StaffView, "starred" | "starredBy" | "disposition"> = {},
): HandOver | null {
  const own = entries.filter((entry) => entry.interaction === interaction);
  const at = own.findLastIndex(({ event }) => giftOf(event) !== null);
  const gift = giftOf(own[at]?.event);
  if (gift === null) return null;
  const { from, note } = gift;
  const hasAnswered = own.slice(at).some(({ kind, by }) => kind === "message" && by.id === me.id);
  if (from === me.name || hasAnswered) return null;
  const words = own.slice(0, at).filter(({ kind, text }) => kind === "message" && text !== "");
  return {
    from,
    note,
    first: words.find(({ by }) => by.role === "visitor")?.text ?? "",
    last: words.slice(-LAST_WORDS).map(saidIn),
    promises: own
      .filter(({ id }) => soFar.starred?.includes(id))
      .map((entry) => ({ ...saidIn(entry), mark: soFar.starredBy?.[entry.id] ?? null })),
    disposition: dispositionText(soFar.disposition ?? null),
  };
}

function saidIn({ id, by, text, file }: Entry): Said {
  return { id, name: by.name, isCustomer: by.role === "visitor", text: text || (file?.name ?? "") };
}

/** Who gave it on, and with which words; null: the event is no giving. An agent whose connection died has left no note. */
function giftOf(event: EntryEvent | undefined): { from: string; note: string } | null {
  if (event?.type === "transferred") return { from: event.from, note: event.note };
  if (event?.type === "moved") return { from: event.by, note: event.note };
  return event?.type === "back-in-line" && event.note !== undefined ? { from: event.agent, note: event.note } : null;
}
