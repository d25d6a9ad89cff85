import type { Entry } from "../../../protocol/conversation-socket.ts";

const LAST_WORDS = 5;

/** What the next agent should have read before their first word. */
export interface HandOver {
  /** Who gave it. */
  from: string;
  note: string;
  /** What the customer wrote first; empty when the log begins later. */
  first: string;
  /** The words before it was given, the oldest first. */
  last: { id: string; name: string; isCustomer: boolean; text: string }[];
}

/** The hand-over of this interaction that the reader (user id and name) has not answered to yet; null: there is none, or they gave it themselves. */
export function handOver(
  entries: readonly Entry[],
  interaction: string,
  me: { id: string; name: string },
): HandOver | null {
  const own = entries.filter((entry) => entry.interaction === interaction);
  const at = own.findLastIndex(({ event }) => event?.type === "transferred" || event?.type === "moved");
  const event = own[at]?.event;
  if (event?.type !== "transferred" && event?.type !== "moved") return null;
  const from = event.type === "moved" ? event.by : event.from;
  const hasAnswered = own.slice(at).some(({ kind, by }) => kind === "message" && by.id === me.id);
  if (from === me.name || hasAnswered) return null;
  const words = own.slice(0, at).filter(({ kind, text }) => kind === "message" && text !== "");
  return {
    from,
    note: event.note,
    first: words.find(({ by }) => by.role === "visitor")?.text ?? "",
    last: words.slice(-LAST_WORDS).map(({ id, by, text }) => ({
      id,
      name: by.name,
      isCustomer: by.role === "visitor",
      text,
    })),
  };
}
