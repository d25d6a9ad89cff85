import type { ExpiryReason } from "../../domain/interaction/interaction.ts";
import type { InteractionRecord, WordCounts } from "../../protocol/archive.ts";
import type { DeliveryState, Entry } from "../../protocol/conversation-entry.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { Log } from "./log.ts";

/** What is searched of a longer one; the whole stays in the log. */
const TEXT_LIMIT = 100_000;

/** The row that ARCHIVE keeps of an ended interaction; `rev` is the log's, so that a later state wins. */
export function recordOf(one: StoredInteraction, log: Log): InteractionRecord | null {
  const { end, opening, held } = one;
  if (end === null) return null;
  const entries = log.entriesOf(held.interaction);
  const last = one.segments.at(-1);
  return {
    id: held.interaction,
    conversation: opening.conversation,
    campaign: held.campaign,
    channel: opening.channel,
    caseNumber: one.caseNumber,
    customer: { name: opening.customer.name, mail: opening.customer.mail, phone: opening.customer.phone },
    language: opening.customer.language,
    state: end.state,
    endReason: end.state === "expired" ? (end.reason as ExpiryReason) : null,
    closedBy: closedBy(one, last?.agent ?? null),
    enteredAt: opening.since,
    assignedAt: one.assignedAt,
    firstReplyAt: one.firstReplyAt,
    closedAt: end.at,
    waited: one.waited,
    agent: last?.agent ?? null,
    segments: one.segments.map(({ agent, campaign, from, to }) => ({ agent, campaign, from, to: to ?? end.at })),
    disposition: one.disposition,
    rating: one.rating?.score ?? null,
    closingAnswers: one.closingAnswers ?? null,
    subject: opening.subject ?? "",
    opening: opening.opening,
    text: entries
      .map(lineOf)
      .filter((line) => line !== "")
      .join("\n")
      .slice(0, TEXT_LIMIT),
    received: one.received ?? null,
    words: { ...wordsOf(entries, log.fates()), courtesies: one.courtesies ?? 0 },
    wrote: writersOf(entries),
    rev: log.rev,
  };
}

/** Words of people; what the house says by itself is none of them. */
function wordsOf(entries: Entry[], fates: Map<string, { state: DeliveryState }>): WordCounts {
  const words = { in: 0, out: 0, delivered: 0, failed: 0 };
  for (const { id, kind, by } of entries) {
    if (kind !== "message") continue;
    words[by.role === "visitor" ? "in" : "out"] += 1;
    const state = fates.get(id)?.state;
    if (state === "delivered" || state === "seen") words.delivered += 1;
    if (state === "failed") words.failed += 1;
  }
  return words;
}

/** Agents whose words have gone to the customer. */
function writersOf(entries: Entry[]): string[] {
  const own = entries.filter(({ kind, by }) => kind === "message" && by.role === "agent");
  return [...new Set(own.map(({ by }) => by.id))];
}

function closedBy(one: StoredInteraction, holder: string | null): InteractionRecord["closedBy"] {
  if (one.end?.state === "expired" || one.end?.reason === "inactivity") return "system";
  if (one.end?.state !== "closed" || one.customerGone) return "customer";
  return one.end.by.id === holder ? "agent" : "supervisor";
}

function lineOf(entry: Entry): string {
  if (entry.kind === "event") return entry.text;
  const { subject = "", files = [] } = entry.mail ?? {};
  const names = [entry.file, ...files].map((file) => file?.name ?? "");
  return [subject, entry.text, ...names].filter((part) => part !== "").join(" ");
}
