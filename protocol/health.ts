import { z } from "zod";
import type { NotRunning } from "./dialers.ts";
import type { ProviderHealth } from "./providers.ts";
import type { OffReason } from "./webhooks.ts";

/** `GET /api/health/details`: what waits, fails or was not understood. Times in ms. A part that could not be read is null. */
export interface HealthDetails {
  /** Who does not work on the configuration in force yet; `stuck`: for longer than it may take. */
  notYetTold:
    | {
        kind: "campaign" | "agent" | "provider" | "dialer" | "mailbox" | "webhook";
        name: string;
        since: number;
        stuck: boolean;
      }[]
    | null;
  /** Those that ought to send and do not. */
  dialers: (StuckDialer & { name: string })[] | null;
  /** Queues, desks and dialers that others have not answered for more than a minute; `since` is null of one that does not answer itself. */
  behind: { kind: "campaign" | "agent" | "dialer"; name: string; calls: number; since: number | null }[] | null;
  /** What objects no longer try by themselves, as it is refused while others are taken; the oldest two hundred objects. */
  aside: SetAside[] | null;
  /** Mails that could not be read or kept: their senders' servers come again, for some days. */
  mails: UnkeptMail[] | null;
  /** Accounts; of one that does not answer `seen` is null. `unread`: webhooks that nobody could read, a hundred at most; null: not known. */
  providers: { name: string; enabled: boolean; seen: ProviderHealth | null; unread: number | null }[] | null;
  /** `counts` null: it does not answer. */
  webhooks:
    | {
        id: string;
        name: string;
        enabled: boolean;
        /** Why it has switched itself off; empty: it has not. */
        offReason: OffReason;
        failingSince: number | null;
        counts: { waiting: number; failed: number } | null;
      }[]
    | null;
}

export const ASIDE_KINDS = ["campaign", "agent", "conversation", "dialer", "webhook"] as const;

/** `POST /api/health/aside`: whose calls and records are tried once more. */
export const tryAside = z.strictObject({ kind: z.enum(ASIDE_KINDS), id: z.string().min(1).max(100) });

/** Calls to others, or records for the archive, that one object has set aside. */
export interface SetAside {
  kind: (typeof ASIDE_KINDS)[number];
  /** Of the object. */
  id: string;
  /** Of a conversation its id. */
  name: string;
  what: "calls" | "records";
  count: number;
  /** ms of the oldest. */
  since: number;
  /** What was last said of one of them, in the words of whom it goes to. */
  reason: string;
}

/** A dialer that is started, within its hours, has rows to send and moves none. */
export interface StuckDialer {
  since: number;
  notProcessed: number;
  /** What holds it, as far as it knows. */
  waitingFor: NotRunning | null;
  lastError: { at: number; detail: string } | null;
}

/** A mail that came to one of our addresses and was refused for the time being. */
export interface UnkeptMail {
  address: string;
  /** Of its envelope; empty: a server. */
  sender: string;
  since: number;
  triedAt: number;
  tries: number;
  detail: string;
}
