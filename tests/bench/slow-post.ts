import { randomUUID } from "node:crypto";
import { type PlatformMail, senderOf } from "../../sandbox/mailboxes/platform-mail.ts";
import { sleep } from "../faults/patience.ts";

/** The platform's sending on this machine: takes every mail, answers after a while, and remembers when it was asked, by who wrote. */
export class SlowPost {
  readonly #latency: number;
  readonly #runs = new Map<string, { arrived: number[]; answered: number[] }>();

  /** `latency` in ms. */
  constructor(latency: number) {
    this.#latency = latency;
  }

  async sendByPlatform(mail: PlatformMail): Promise<{ messageId: string }> {
    const from = senderOf(mail);
    const run = this.#runs.get(from) ?? { arrived: [], answered: [] };
    this.#runs.set(from, run);
    run.arrived.push(performance.now());
    await sleep(this.#latency);
    run.answered.push(performance.now());
    return { messageId: `<${randomUUID()}@platform.example>` };
  }

  taken(from: string): number {
    return this.#runs.get(from)?.answered.length ?? 0;
  }

  /** Mails a second, from the first one's arrival to the last one's answer. */
  rate(from: string): number {
    const { arrived, answered } = this.#runs.get(from) ?? { arrived: [], answered: [] };
    return (arrived.length / (Math.max(...answered) - Math.min(...arrived))) * 1_000;
  }
}
