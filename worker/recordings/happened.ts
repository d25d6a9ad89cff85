import type { Language } from "../../domain/campaign/campaign.ts";
import type { EntryEvent } from "../../protocol/conversation-entry.ts";
import { TRANSCRIPT_WORDS } from "./words.ts";

type Of<T extends EntryEvent["type"]> = Extract<EntryEvent, { type: T }>;

/** Whatever is said in a sentence of its own. */
export type EventKey =
  | Exclude<EntryEvent["type"], "said" | "expired">
  | "assigned-again"
  | "taken-from-line"
  | "moved-on"
  | "closed-itself"
  | "opted-out-by"
  | `said-${Of<"said">["text"]}`
  | `expired-${Of<"expired">["reason"]}`;

/** An event in plain words of the reader's language, with whom it names and what somebody wrote to it. */
export function happened(event: EntryEvent, language: Language): string {
  const { happened: sentences, colleague } = TRANSCRIPT_WORDS[language];
  const named: Record<string, unknown> = { ...event };
  if ("to" in event && event.to === "") named.to = colleague;
  if ("waited" in event) named.waited = minutes(event.waited);
  const sentence = sentences[keyOf(event)].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(named[name] ?? ""));
  const said = event.type === "rated" ? event.comment : "note" in event ? event.note : "";
  return said ? `${sentence}: ${said}` : sentence;
}

function keyOf(event: EntryEvent): EventKey {
  switch (event.type) {
    case "assigned":
      return event.again ? "assigned-again" : "assigned";
    case "taken":
      return event.from === "" ? "taken-from-line" : "taken";
    case "moved":
      return event.from === "" ? "moved-on" : "moved";
    case "closed":
      return event.by === "" ? "closed-itself" : "closed";
    case "opted-out":
      return event.by === "" ? "opted-out" : "opted-out-by";
    case "said":
      return `said-${event.text}`;
    case "expired":
      return `expired-${event.reason}`;
    default:
      return event.type;
  }
}

/** `1:05` of ms. */
function minutes(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
