import type { DialerBoard, NotRunning } from "../../../protocol/dialers.ts";
import { m } from "../../shared/paraglide/messages.js";
import { isActive } from "./board-view.ts";

/** In a sentence, and in the few words of the list. */
const WORDS: Record<NotRunning, readonly [whole: () => string, brief: () => string]> = {
  disabled: [m.dialers_why_disabled, m.dialers_brief_disabled],
  stopped: [m.dialers_why_stopped, m.dialers_brief_stopped],
  "never-scheduled": [m.dialers_why_never_scheduled, m.dialers_brief_never_scheduled],
  "out-of-schedule": [m.dialers_why_out_of_schedule, m.dialers_brief_out_of_schedule],
  "before-start": [m.dialers_why_before_start, m.dialers_brief_before_start],
  "after-end": [m.dialers_why_after_end, m.dialers_brief_after_end],
  holiday: [m.dialers_why_holiday, m.dialers_brief_holiday],
  "provider-disabled": [m.dialers_why_provider_disabled, m.dialers_brief_provider_disabled],
  "registry-expired": [m.dialers_why_registry_expired, m.dialers_brief_registry_expired],
  "nothing-to-send": [m.dialers_why_nothing_to_send, m.dialers_brief_nothing_to_send],
  "contact-hours": [m.dialers_why_contact_hours, m.dialers_brief_contact_hours],
  "carrier-slow": [m.dialers_why_carrier_slow, m.dialers_brief_carrier_slow],
};

interface Figures {
  rate: string;
  /** The next window in words; null: none, or now. */
  next: string | null;
}

/** Why nothing leaves, and when it will; what it does where it sends. */
export function whyText(board: DialerBoard, next: string | null): string {
  if (board.waitingFor === null) return m.dialers_sending();
  const why = lacksList(board) ? m.dialers_mail_why_no_list() : WORDS[board.waitingFor][0]();
  if (next === null) return why;
  return `${why} ${isActive(board) ? m.dialers_goes_on({ when: next }) : m.dialers_starts_again({ when: next })}`;
}

/** EML-73: a mail dialer sends the list that is active, and there is none. */
function lacksList({ channel, list, waitingFor }: DialerBoard): boolean {
  return channel === "email" && list === null && waitingFor === "nothing-to-send";
}

/** What holds one that ought to send, as far as it knows. */
export function heldText(waitingFor: NotRunning | null): string {
  return waitingFor === null ? "" : WORDS[waitingFor][0]();
}

/** One short line for the list of dialers. */
export function briefText(board: DialerBoard, { rate, next }: Figures): string {
  if (board.waitingFor === null)
    return board.ratePerMinute > 0 ? m.dialers_brief_sending({ rate }) : m.dialers_brief_starting();
  if (isActive(board) && board.waitingFor === "out-of-schedule" && next !== null)
    return m.dialers_brief_waits({ when: next });
  return lacksList(board) ? m.dialers_mail_brief_no_list() : WORDS[board.waitingFor][1]();
}
