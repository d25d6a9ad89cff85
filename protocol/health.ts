import type { ProviderHealth } from "./providers.ts";
import type { OffReason } from "./webhooks.ts";

/** `GET /api/health/details`: what waits, fails or was not understood. Times in ms. */
export interface HealthDetails {
  /** Who does not work on the configuration in force yet; `stuck`: for longer than it may take. */
  notYetTold: {
    kind: "campaign" | "agent" | "provider" | "dialer" | "mailbox" | "webhook";
    name: string;
    since: number;
    stuck: boolean;
  }[];
  /** Accounts; of one that does not answer `seen` is null. `unread`: webhooks that nobody could read, a hundred at most. */
  providers: { name: string; enabled: boolean; seen: ProviderHealth | null; unread: number }[];
  webhooks: {
    id: string;
    name: string;
    enabled: boolean;
    /** Why it has switched itself off; empty: it has not. */
    offReason: OffReason;
    failingSince: number | null;
    waiting: number;
    failed: number;
  }[];
}
