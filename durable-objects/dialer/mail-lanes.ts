import type { MailCarrier } from "../../channels/email/outgoing-mail.ts";
import { WAVE } from "../../domain/dialer/pace.ts";
import type { MailboxSnapshot } from "../../protocol/mailboxes.ts";
import { mailCarrierOf } from "../mail-account.ts";

/** Connections to a server of one's own: each takes one mail after the other, and an invocation has six, D1's among them. */
const MOST_CONNECTIONS = 4;

/** How many mails leave a mailbox at once. */
export function lanesOf({ way }: Pick<MailboxSnapshot, "way">): number {
  return way === "smtp" ? MOST_CONNECTIONS : WAVE;
}

/** Ways out of one mailbox side by side, kept open from wave to wave. */
export class MailLanes {
  readonly #env: Env;
  readonly #mailbox: MailboxSnapshot;
  readonly #idle: MailCarrier[] = [];

  constructor(env: Env, mailbox: MailboxSnapshot) {
    this.#env = env;
    this.#mailbox = mailbox;
  }

  isOf({ id, version }: MailboxSnapshot): boolean {
    return this.#mailbox.id === id && this.#mailbox.version === version;
  }

  /** A free one; whoever takes it gives it back. */
  async take(): Promise<MailCarrier> {
    return this.#idle.pop() ?? (await mailCarrierOf(this.#env, this.#mailbox));
  }

  giveBack(carrier: MailCarrier): void {
    this.#idle.push(carrier);
  }

  /** When no wave is under way. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((carrier) => carrier.close()));
  }
}
