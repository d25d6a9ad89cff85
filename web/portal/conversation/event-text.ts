import type { EntryEvent } from "../../../protocol/conversation-entry.ts";
import { m } from "../../shared/paraglide/messages.js";
import { timer } from "../clock.ts";
import { desk } from "../desk/desk.ts";

type Said = Extract<EntryEvent, { type: "said" }>["text"];
type Expired = Extract<EntryEvent, { type: "expired" }>["reason"];

const SAID: Record<Said, () => string> = {
  welcome: m.inbox_said_welcome,
  "out-of-time": m.inbox_said_out_of_time,
  "not-available": m.inbox_said_not_available,
  feedback: m.inbox_said_feedback,
  "automatic-agent": m.inbox_said_automatic,
  "inactivity-warning": m.inbox_said_inactivity,
  confirmation: m.inbox_said_confirmation,
};

const EXPIRED: Record<Expired, () => string> = {
  "time-out": m.inbox_expired_time_out,
  "end-of-schedule": m.inbox_expired_end_of_schedule,
  "out-of-time": m.inbox_expired_out_of_time,
  full: m.inbox_expired_full,
  disabled: m.inbox_expired_disabled,
};

/** Which of the campaign's texts was said. */
export function saidLabel(text: Said): string {
  return SAID[text]?.() ?? text;
}

/** What happened, in the reader's language. `mine` is the reader's name: their own acts are told as theirs. */
export function eventText(event: EntryEvent, mine: string): string {
  switch (event.type) {
    case "entered":
      return m.inbox_event_entered({ number: event.caseNumber });
    case "assigned":
      if (event.again)
        return event.agent === mine ? m.inbox_event_again_you() : m.inbox_event_again({ agent: event.agent });
      return event.agent === mine
        ? m.inbox_event_assigned_you({ waited: timer(event.waited) })
        : m.inbox_event_assigned({ agent: event.agent, waited: timer(event.waited) });
    case "transferring":
      return m.inbox_event_transferring({ from: event.from, to: targetName(event.to) });
    case "transferred":
      return m.inbox_event_transferred({ from: event.from, to: targetName(event.to) });
    case "transfer-returned":
      return m.inbox_event_returned({ to: event.to });
    case "taken":
      return event.from === ""
        ? m.inbox_event_taken_from_line({ by: event.by })
        : m.inbox_event_taken({ from: event.from, by: event.by });
    case "back-in-line":
      return m.inbox_event_back_in_line({ agent: event.agent });
    case "moved":
      return event.from === ""
        ? m.inbox_event_moved_on({ by: event.by, to: targetName(event.to) })
        : m.inbox_event_moved({ by: event.by, from: event.from, to: targetName(event.to) });
    case "put-first":
      return m.inbox_event_put_first({ by: event.by });
    case "said":
      return saidLabel(event.text);
    case "closed":
      return event.by === "" ? m.inbox_event_closed_itself() : m.inbox_event_closed({ by: event.by });
    case "left":
      return m.inbox_event_left();
    case "expired":
      return EXPIRED[event.reason]();
    case "rated":
      return m.inbox_event_rated({ score: event.score });
    case "opted-out":
      return event.by === "" ? m.inbox_event_opted_out() : m.inbox_event_opted_out_by({ by: event.by });
    case "opted-in":
      return m.inbox_event_opted_in();
  }
}

/** A transfer names an agent, or a campaign by its id; without either it went to somebody. */
export function targetName(to: string): string {
  if (to === "") return m.inbox_a_colleague();
  return desk.value?.campaigns.find(({ id }) => id === to)?.name ?? to;
}
