import type { MailDialerSettings } from "../../protocol/dialers.ts";
import type { MailboxSnapshot } from "../../protocol/mailboxes.ts";
import { directoryOf, providerOf } from "../addresses.ts";
import { MailLanes } from "./mail-lanes.ts";
import { MailPost } from "./mail-post.ts";
import type { DialerParts } from "./parts.ts";
import type { Post, PostOffice, WaveEnd } from "./post.ts";

/** The mailbox of the dialer's campaign (EML-60). A rate of its own is shared with all who write from it. */
export class MailOffice implements PostOffice {
  readonly #parts: DialerParts;
  #lanes: MailLanes | null = null;
  /** As `Directory` told it in this slice: each wave asks. */
  #mailbox: MailboxSnapshot | null = null;

  constructor(parts: DialerParts) {
    this.#parts = parts;
  }

  key(): string {
    return this.#settings().mailbox ?? "";
  }

  async post(): Promise<Post | null> {
    const mailbox = await this.#known();
    return (
      mailbox &&
      new MailPost(
        this.#parts,
        mailbox,
        () => this.#settings(),
        () => this.#lanesOf(mailbox),
      )
    );
  }

  async lease(count: number): Promise<{ post: Post | null; at: number[]; until: number }> {
    const post = await this.post();
    const rate = (this.#mailbox?.perMinute ?? 0) / 60;
    if (post?.enabled === true && rate > 0) {
      const times = await providerOf(this.#parts.env, this.key()).mailLease({ who: this.#parts.id, count, rate });
      return { post, ...times };
    }
    const now = Date.now();
    const until = this.#parts.facts.get("slowUntil") ?? 0;
    return { post, until, at: until > now ? [] : new Array<number>(count).fill(now) };
  }

  async waveEnded({ slowDown, error }: WaveEnd): Promise<void> {
    if (slowDown === 0) return;
    this.#parts.facts.set("slowUntil", Date.now() + slowDown);
    if ((this.#mailbox?.perMinute ?? 0) > 0)
      await providerOf(this.#parts.env, this.key()).slowDown({ ms: slowDown, detail: error ?? "" });
  }

  async close(): Promise<void> {
    this.#mailbox = null;
    await this.#lanes?.close();
    this.#lanes = null;
  }

  async #known(): Promise<MailboxSnapshot | null> {
    const key = this.key();
    if (this.#mailbox?.id !== key) this.#mailbox = key === "" ? null : await directoryOf(this.#parts.env).mailbox(key);
    return this.#mailbox;
  }

  #lanesOf(mailbox: MailboxSnapshot): MailLanes {
    if (this.#lanes?.isOf(mailbox) !== true) {
      void this.#lanes?.close();
      this.#lanes = new MailLanes(this.#parts.env, mailbox);
    }
    return this.#lanes;
  }

  #settings(): MailDialerSettings {
    const settings = this.#parts.dialer();
    if (settings.channel !== "email") throw new Error("it sends no mails");
    return settings;
  }
}
