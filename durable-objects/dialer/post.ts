import type { Sent } from "../../channels/carrier.ts";
import type { SpoolRow } from "../../store/spool/candidates.ts";

/** What became of a row that left; the last three may be tried again, for nothing has left. */
export type Left =
  | Exclude<Sent, { outcome: "slow-down" }>
  /** The carrier writes to that address no more. */
  | { outcome: "suppressed"; reason: string }
  | { outcome: "slow-down" /** ms */; retryAfter: number; reason?: string }
  /** Not to this customer now, though to others: ms before which it is not tried again. */
  | { outcome: "later"; notBefore: number; reason: string };

/** How a wave went. */
export interface WaveEnd {
  accepted: number;
  /** ms for which the carrier wants nothing; 0: it did not say so. */
  slowDown: number;
  unreachable: boolean;
  /** The last thing that went wrong. */
  error: string | null;
}

/** By what a dialer's messages leave, as it was when it was asked for: an account at a carrier, or a mailbox. */
export interface Post {
  readonly enabled: boolean;
  /** Messages that it takes at once. */
  readonly lanes: number;
  /** It has a rate that others share: no turn of it is asked for in vain. */
  readonly isRationed: boolean;
  /** What is blocked by who wants nothing from its own sender. */
  readonly scope: string;
  /** The same of the sender that a row leaves by. */
  scopeOf(row: SpoolRow): string;
  /** Where a row goes, as the carrier is told; null: it can go nowhere. */
  carrierAddress(destiny: string): string | null;
  /** Why it can go nowhere, for people. */
  readonly noAddress: string;
  /** For one moment of a wave: what sends its rows. Never throws once it is there. */
  way(): Promise<(row: SpoolRow, to: string) => Promise<Left>>;
}

/** Where a dialer gets its post, and when that lets something leave. */
export interface PostOffice {
  /** Id of the account or mailbox that the settings name. */
  key(): string;
  /** Null: there is none. */
  post(): Promise<Post | null>;
  /** Times for at most `count` messages; without any, when to ask again. */
  lease(count: number): Promise<{ post: Post | null; at: number[]; until: number }>;
  waveEnded(end: WaveEnd): Promise<void>;
  /** Nothing leaves for a while: connections end. */
  close(): Promise<void>;
}
