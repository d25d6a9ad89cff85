/** What all sockets share: the version in every hello, the keep-alive pair, the size of a frame and the farewell. */

/** Raised when a frame changes its meaning; the server still serves the one before. */
export const PROTOCOL_VERSION = 1;

/** Sub-protocols of the upgrade: the version, then the signed ticket (never in the URL, ASVS 14.2.1). */
export const SUBPROTOCOL = "deskline.v1";
export const TICKET_PREFIX = "ticket.";

/** Answered by the runtime without waking the object; its time stamp is the presence lease. */
export const PING = "ping";
export const PONG = "pong";
/** A tab pings this often; none within `LEASE_FRESH` and nothing new is delivered. */
export const PING_EVERY = 10_000;
export const LEASE_FRESH = 25_000;

/** Longest frame from a browser, in UTF-16 code units; a longer one is refused. */
export const MAX_FRAME = 16_384;

/** Sent before the server closes a socket from elsewhere than its own handler: the client acts on it and stops. */
export interface ByeFrame {
  t: "bye";
  code: ByeCode;
  /** Who has it now, since when (ms). */
  first?: First;
}

/** Who was quicker. */
export interface First {
  name: string;
  at: number;
}

export type ByeCode =
  | "session_ended"
  | "ticket_expired"
  | "not_allowed"
  | "replaced"
  | "protocol_outdated"
  | "too_many_sockets";

/** A frame that was not carried out: `id` is the id of the word or act that it answers. */
export interface RefusedFrame {
  t: "refused";
  id?: string;
  code: import("./problem.ts").ProblemCode;
  detail?: string;
  /** Who was first, and when (ms). */
  first?: First;
}
