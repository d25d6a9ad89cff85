import type { Entry } from "../../protocol/conversation-entry.ts";
import type { Recording } from "../../protocol/recordings.ts";

/** What is read first, line by line: whose it was, and how it ended. */
export function headLines({ item }: Recording, zone: string): [string, string][] {
  const { customer, disposition } = item;
  const lines: [string, string][] = [
    ["Case", item.caseNumber],
    ["Customer", [customer.name, customer.mail, customer.phone].filter(Boolean).join(" · ")],
    ["Campaign", `${item.campaignName} (${item.channel})`],
    ["Subject", item.subject],
    ["Agent", item.agentName ?? ""],
    ["Entered", moment(item.enteredAt, zone)],
    ["Closed", `${moment(item.closedAt, zone)} (${item.state})`],
    ["Closed as", [disposition?.levels.join(" › "), disposition?.comment].filter(Boolean).join(": ")],
    ["Rating", item.rating === null ? "" : `${item.rating} of 5`],
    ["Time zone", zone],
  ];
  return lines.filter(([, value]) => value !== "");
}

export interface TranscriptLine {
  at: string;
  who: string;
  /** For the staff alone. */
  inside: "note" | "whisper" | null;
  happened: boolean;
  text: string;
}

/** Every entry in order, as one reads it on paper. */
export function transcriptLines({ entries }: Pick<Recording, "entries">, zone: string): TranscriptLine[] {
  return entries.map((entry) => ({
    at: moment(entry.at, zone),
    who:
      entry.by.name || (entry.by.role === "visitor" ? "Customer" : entry.by.role === "system" ? "Deskline" : "Agent"),
    inside: entry.kind === "note" || entry.kind === "whisper" ? entry.kind : null,
    happened: entry.kind === "event",
    text: textOf(entry),
  }));
}

/** The recording as plain text: a head, then a line or more for each entry. */
export function textTranscript(recording: Recording, zone: string): string {
  const head = headLines(recording, zone).map(([name, value]) => `${name}: ${value}`);
  const lines = transcriptLines(recording, zone).map(({ at, who, inside, happened, text }) => {
    const mark = inside === null ? "" : ` (${inside})`;
    return happened ? `[${at}] -- ${text}` : `[${at}] ${who}${mark}: ${text.replaceAll("\n", "\n    ")}`;
  });
  return `${[...head, "", ...lines].join("\r\n")}\r\n`;
}

function textOf({ kind, text, event, file, mail }: Entry): string {
  if (kind === "event") return [happened(event), text].filter(Boolean).join(": ");
  const names = [file, ...(mail?.files ?? [])].flatMap((one) => (one === undefined ? [] : [`[file: ${one.name}]`]));
  return [mail === undefined ? "" : `Subject: ${mail.subject}`, text, ...names].filter(Boolean).join("\n");
}

/** An event in plain words, with whom it names. */
function happened(event: Entry["event"]): string {
  if (event === undefined) return "";
  if (event.type === "rated") return [`rated ${event.score} of 5`, event.comment].filter(Boolean).join(": ");
  const { type, ...rest } = event;
  const people = ["from", "to", "agent", "by"].flatMap((key) => {
    const name = (rest as Record<string, unknown>)[key];
    return typeof name === "string" && name !== "" ? [`${key === "agent" ? "to" : key} ${name}`] : [];
  });
  return [type.replaceAll("-", " "), ...people].join(" ");
}

/** `2026-11-23 12:03:09` of the zone. */
function moment(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(at);
}
