import { offsetAt } from "../campaign/local-time.ts";
import type { MailAddress } from "./mail-address.ts";

/** A calendar invitation that goes along with a mail (EML-62). */
export interface Invitation {
  /** The same again changes the same entry of the recipient's calendar. */
  uid: string;
  /** Raised with each change. */
  sequence: number;
  title: string;
  /** As the calendar shows it; answers go to the mailbox. */
  organizer: MailAddress;
  attendees: readonly MailAddress[];
  /** Local `YYYY-MM-DD HH:MM:SS` in `zone`. */
  start: string;
  end: string;
  /** IANA zone. */
  zone: string;
  location: string;
  description: string;
}

const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;
/** Octets of a line, RFC 5545 section 3.1. */
const LONGEST_LINE = 75;

export type InvitationFault = "start" | "end" | "order" | "zone";

/** What is wrong with an invitation's times; null: nothing. */
export function invitationFault({
  start,
  end,
  zone,
}: Pick<Invitation, "start" | "end" | "zone">): InvitationFault | null {
  try {
    offsetAt(zone, 0);
  } catch {
    return "zone";
  }
  const from = instantOf(start, zone);
  const to = instantOf(end, zone);
  if (from === null) return "start";
  if (to === null) return "end";
  return to > from ? null : "order";
}

/**
 * The invitation as iCalendar (RFC 5545, RFC 5546 section 3.2.2), its times in UTC: what every calendar reads without knowing the zone's rules.
 * `now` in ms. Throws RangeError where `invitationFault` finds something.
 */
export function calendar(invitation: Invitation, now: number): string {
  const fault = invitationFault(invitation);
  if (fault !== null) throw new RangeError(`An invitation's ${fault}`);
  const { uid, sequence, title, organizer, attendees, start, end, zone, location, description } = invitation;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Deskline//Mail//EN",
    "METHOD:REQUEST",
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `SEQUENCE:${Math.max(0, Math.trunc(sequence))}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(instantOf(start, zone) ?? now)}`,
    `DTEND:${utc(instantOf(end, zone) ?? now)}`,
    `SUMMARY:${escaped(title)}`,
    `ORGANIZER${person(organizer)}`,
    ...attendees.map((one) => `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE${person(one)}`),
    ...(location === "" ? [] : [`LOCATION:${escaped(location)}`]),
    ...(description === "" ? [] : [`DESCRIPTION:${escaped(description)}`]),
    "STATUS:CONFIRMED",
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines
    .flatMap(folded)
    .map((line) => `${line}\r\n`)
    .join("");
}

/**
 * The instant of a wall clock's time; null: no such date. A time that the clocks skip is the one an hour later, as calendars have it;
 * of a time that they show twice it is the first.
 */
export function instantOf(local: string, zone: string): number | null {
  const [, day, time] = LOCAL_TIME.exec(local) ?? [];
  const wall = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 10) !== day) return null;
  const before = wall - offsetAt(zone, wall - DAY_MS);
  const after = wall - offsetAt(zone, wall + DAY_MS);
  const isRight = (at: number) => at + offsetAt(zone, at) === wall;
  return [before, after].sort((a, b) => a - b).find(isRight) ?? before;
}

function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function person({ name, address }: MailAddress): string {
  const plain = name
    .replaceAll('"', "'")
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
  const mailbox = address.replaceAll(/[\p{Cc}\s<>]+/gu, "");
  return plain === "" ? `:mailto:${mailbox}` : `;CN="${plain}":mailto:${mailbox}`;
}

/** RFC 5545 section 3.3.11. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .replaceAll(/[\\;,]/g, (char) => `\\${char}`)
    .replaceAll("\n", "\\n");
}

/** No character is torn apart: 75 octets of the first line, 74 behind the space of the others. */
function folded(line: string): string[] {
  const lines: string[] = [];
  let piece = "";
  let octets = 0;
  for (const char of line) {
    const width = new TextEncoder().encode(char).byteLength;
    if (octets + width > LONGEST_LINE) {
      lines.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += char;
    octets += width;
  }
  return [...lines, piece];
}
