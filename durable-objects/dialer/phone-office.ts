import { addressOf } from "../../channels/phone-number.ts";
import { senderScope } from "../../channels/sender-scope.ts";
import { rowReference, senderOf } from "../../domain/dialer/claim.ts";
import { messageText } from "../../domain/dialer/message-text.ts";
import { WAVE } from "../../domain/dialer/pace.ts";
import type { PhoneDialerSettings } from "../../protocol/dialers.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import { positional, type SpoolRow } from "../../store/spool/candidates.ts";
import { keepPass, passOf } from "../account-passes.ts";
import { providerOf } from "../addresses.ts";
import { accountOf, statusUrl } from "../carrier-account.ts";
import { leaveAwaited } from "../carrier-leave.ts";
import { CarrierHealth } from "./carrier-health.ts";
import type { DialerParts } from "./parts.ts";
import type { Post, PostOffice, WaveEnd } from "./post.ts";

/** Accounts for SMS and WhatsApp: their objects share a rate among all who send by them. */
export class PhoneOffice implements PostOffice {
  readonly #parts: DialerParts;
  readonly #health: CarrierHealth;

  constructor(parts: DialerParts) {
    this.#parts = parts;
    this.#health = new CarrierHealth(parts.env);
  }

  key(): string {
    return this.#settings().provider;
  }

  async post(): Promise<Post | null> {
    return this.#postOf(await providerOf(this.#parts.env, this.key()).account());
  }

  async lease(count: number): Promise<{ post: Post | null; at: number[]; until: number }> {
    const now = Date.now();
    const known = passOf(this.key(), now);
    if (known !== null) return { post: this.#postOf(known), at: Array.from({ length: count }, () => now), until: now };
    const provider = providerOf(this.#parts.env, this.key());
    const { account, at, until } = await provider.lease({ who: this.#parts.id, urgent: false, count });
    if (account?.settings.rate === 0 && (at[0] ?? until) <= Date.now()) keepPass(account, Date.now());
    return { post: this.#postOf(account), at, until };
  }

  waveEnded(end: WaveEnd): Promise<void> {
    return this.#health.tell(this.key(), end);
  }

  async close(): Promise<void> {}

  #postOf(account: ProviderSnapshot | null): Post | null {
    return account && new PhonePost(this.#parts.env, this.#parts.id, account, () => this.#settings());
  }

  #settings(): PhoneDialerSettings {
    const settings = this.#parts.dialer();
    if (settings.channel === "email") throw new Error("it sends mails");
    return settings;
  }
}

class PhonePost implements Post {
  readonly enabled: boolean;
  readonly lanes = WAVE;
  readonly isRationed: boolean;
  readonly scope: string;
  readonly noAddress = "Not a number that this provider writes to";
  readonly #env: Env;
  readonly #dialer: string;
  readonly #account: ProviderSnapshot;
  readonly #settings: () => PhoneDialerSettings;

  constructor(env: Env, dialer: string, account: ProviderSnapshot, settings: () => PhoneDialerSettings) {
    this.enabled = account.enabled;
    this.isRationed = account.settings.rate > 0;
    this.scope = senderScope(account, "");
    this.#env = env;
    this.#dialer = dialer;
    this.#account = account;
    this.#settings = settings;
  }

  scopeOf(row: SpoolRow): string {
    return senderScope(this.#account, senderOf(row, this.#settings().dialString) ?? "");
  }

  carrierAddress(destiny: string): string | null {
    const number = addressOf(this.#account, destiny);
    return number === "other" ? null : number.carrier;
  }

  async way() {
    const account = await accountOf(this.#env, this.#account);
    const url = statusUrl(this.#env, this.#account);
    return (row: SpoolRow, to: string) => leaveAwaited(this.#env, account, this.#departure(row, to), url);
  }

  #departure(row: SpoolRow, to: string) {
    const { dialString, template } = this.#settings();
    const data = positional(row);
    const parameters = data.slice(0, data.findLastIndex((value) => value !== "") + 1);
    return {
      ref: rowReference(this.#dialer, row.id),
      to,
      from: senderOf(row, dialString),
      text: messageText(row.message, data),
      file: null,
      template: template && { ...template, parameters },
      humanAgent: false,
    };
  }
}
