import type { Language } from "../../domain/campaign/campaign.ts";
import type { Entry, Speaker } from "../../protocol/conversation-entry.ts";
import type { Recording, RecordingReader } from "../../protocol/recordings.ts";
import { happened } from "./happened.ts";
import { CHANNEL_NAMES, TRANSCRIPT_WORDS } from "./words.ts";

/** What is read first, line by line: whose it was, and how it ended. */
export function headLines({ item }: Recording, { language, zone }: RecordingReader): [string, string][] {
  const words = TRANSCRIPT_WORDS[language];
  const { customer, disposition, channel } = item;
  const channelName = channel === "email" ? words.mail : CHANNEL_NAMES[channel];
  const lines: [string, string][] = [
    [words.case, item.caseNumber],
    [words.customer, [customer.name, customer.mail, customer.phone].filter(Boolean).join(" · ")],
    [words.campaign, `${item.campaignName} (${channelName})`],
    [words.subject, item.subject],
    [words.agent, item.agentName ?? ""],
    [words.entered, moment(item.enteredAt, zone)],
    [words.closed, `${moment(item.closedAt, zone)} (${words.state[item.state]})`],
    [words.closedAs, [disposition?.levels.join(" › "), disposition?.comment].filter(Boolean).join(": ")],
    [words.rating, item.rating === null ? "" : words.of.replace("{score}", String(item.rating))],
    [words.zone, zone],
  ];
  return lines.filter(([, value]) => value !== "");
}

export interface TranscriptLine {
  at: string;
  who: string;
  /** For the staff alone: what it is. */
  inside: string | null;
  happened: boolean;
  text: string;
}

/** Every entry in order, as one reads it on paper. */
export function transcriptLines(
  { entries }: Pick<Recording, "entries">,
  { language, zone }: RecordingReader,
): TranscriptLine[] {
  const words = TRANSCRIPT_WORDS[language];
  return withNotesOnce(entries).map((entry) => ({
    at: moment(entry.at, zone),
    who: entry.by.name || nameless(entry.by.role, language),
    inside: entry.kind === "note" || entry.kind === "whisper" ? words.inside[entry.kind] : null,
    happened: entry.kind === "event",
    text: textOf(entry, language),
  }));
}

/** A transfer that was asked about first has told its note then, and not once more when it was accepted. */
function withNotesOnce(entries: readonly Entry[]): Entry[] {
  let told = "";
  return entries.map((entry) => {
    const { event } = entry;
    if (event?.type === "transferring") told = event.note;
    if (event?.type !== "transferred" || event.note !== told) return entry;
    return { ...entry, event: { ...event, note: "" } };
  });
}

/** The recording as plain text: a head, then a line or more for each entry. */
export function textTranscript(recording: Recording, reader: RecordingReader): string {
  const head = headLines(recording, reader).map(([name, value]) => `${name}: ${value}`);
  const lines = transcriptLines(recording, reader).map(({ at, who, inside, happened, text }) => {
    const mark = inside === null ? "" : ` (${inside})`;
    return happened ? `[${at}] -- ${text}` : `[${at}] ${who}${mark}: ${text.replaceAll("\n", "\n    ")}`;
  });
  return `${[...head, "", ...lines].join("\r\n")}\r\n`;
}

function nameless(role: Speaker, language: Language): string {
  if (role === "system") return "Deskline";
  return TRANSCRIPT_WORDS[language][role === "visitor" ? "customer" : "agent"];
}

function textOf({ kind, text, event, file, mail }: Entry, language: Language): string {
  const words = TRANSCRIPT_WORDS[language];
  if (kind === "event") return [event && happened(event, language), text].filter(Boolean).join(": ");
  const names = [file, ...(mail?.files ?? [])].flatMap((one) =>
    one === undefined ? [] : [`[${words.file}: ${one.name}]`],
  );
  return [mail && `${words.subject}: ${mail.subject}`, text, ...names].filter(Boolean).join("\n");
}

/** `2026-11-23 12:03:09` of the zone. */
function moment(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(at);
}
