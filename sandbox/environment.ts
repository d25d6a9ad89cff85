import type { Exchange } from "./exchange/exchange.ts";

/** What the sandbox's Worker is bound to: scripts/runtime/sandbox.ts. */
export interface SandboxEnv {
  EXCHANGE: DurableObjectNamespace<Exchange>;
  FILES: R2Bucket;
  PAGES: Fetcher;
  /** The pretend mailboxes, which live in Node. */
  MAILBOXES: Fetcher;
}
