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
