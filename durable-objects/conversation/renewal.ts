import { STAFF_TICKET_MS, signTicket, type TicketClaims, VISITOR_TICKET_MS } from "../tickets.ts";
import type { Attendee } from "./attendance.ts";

export interface Renewal {
  ticket: string;
  expires: number;
}

/**
 * The next ticket of somebody who looks on, once half of the present one's life is over; null while it is young, or its session ends
 * first. A supervisor's ends as it is: it says what they may, which only the Worker knows anew.
 */
export function signRenewal(
  secret: string,
  attendee: Attendee,
  conversation: string,
  now: number,
): Promise<Renewal> | null {
  const claims = nextClaims(attendee, conversation, now);
  if (claims === null) return null;
  return signTicket(secret, claims).then((ticket) => ({ ticket, expires: claims.expires }));
}

function nextClaims(
  attendee: Attendee,
  conversation: string,
  now: number,
): Exclude<TicketClaims, { role: "desk" }> | null {
  if (attendee.role === "supervisor") return null;
  const life = attendee.role === "visitor" ? VISITOR_TICKET_MS : STAFF_TICKET_MS;
  if (attendee.expires - now > life / 2) return null;
  const { who, name, session, sessionEnds } = attendee;
  if (attendee.role === "visitor") return { role: "visitor", who, name, conversation, expires: now + life };
  const expires = Math.min(now + life, sessionEnds);
  if (expires <= attendee.expires) return null;
  return { role: "agent", who, name, conversation, session, sessionEnds, expires };
}
