import { randomUUID } from "node:crypto";
import { MAILBOX_PASSWORD, type SmtpDoor, smtpServer } from "../../sandbox/mailboxes/mail-server.ts";
import { type PlatformMail, PlatformRefusal, recipientsOf, senderOf } from "../../sandbox/mailboxes/platform-mail.ts";
import type { Chance } from "./chance.ts";
import { sleep } from "./patience.ts";

export interface PostFaults {
  /** Shares of mails by the platform: taken, but the answer is lost; put off, so that nothing was taken. */
  lost: number;
  tooMany: number;
  /** ms until an answer. */
  latency: readonly [number, number];
}

/** A mail as whoever got it could report it. */
export interface TakenMail {
  envelope: { from: string; to: string };
  raw: Buffer;
}

/** The platform and a mail server with a memory: how often they have taken a mail for each address, and what it said. */
export class RememberingPost {
  /** By address. */
  readonly taken = new Map<string, TakenMail[]>();
  /** Addresses whose answer the platform did not give. */
  readonly lost = new Set<string>();
  tooMany = 0;
  readonly #chance: Chance;
  readonly #faults: PostFaults;
  readonly #heard: (mail: TakenMail) => void;
  #server: SmtpDoor | undefined;

  /** `heard` is told of each mail as soon as it is taken, before its sender is. */
  constructor(chance: Chance, faults: PostFaults, heard: (mail: TakenMail) => void) {
    this.#chance = chance;
    this.#faults = faults;
    this.#heard = heard;
  }

  async listen(): Promise<{ host: string; port: number }> {
    const host = "127.0.0.1";
    this.#server = await smtpServer({ host, port: 0, password: MAILBOX_PASSWORD }, async (envelope, raw) => {
      this.#take({ envelope, raw });
      await sleep(this.#chance.between(...this.#faults.latency));
      return null;
    });
    return { host, port: this.#server.port };
  }

  async sendByPlatform(mail: PlatformMail): Promise<{ messageId: string }> {
    const draw = this.#chance.next();
    if (draw < this.#faults.tooMany) {
      this.tooMany += 1;
      throw new PlatformRefusal("E_RATE_LIMIT_EXCEEDED", "Too many");
    }
    const [to = ""] = recipientsOf(mail);
    const lines = Object.entries({ ...mail.headers, To: `<${to}>` }).map(([name, value]) => `${name}: ${value}`);
    const raw = Buffer.from(`${lines.join("\r\n")}\r\n\r\n${mail.html}`, "utf8");
    this.#take({ envelope: { from: senderOf(mail), to }, raw });
    await sleep(this.#chance.between(...this.#faults.latency));
    if (draw < this.#faults.tooMany + this.#faults.lost) {
      this.lost.add(to);
      throw new Error("The answer is lost");
    }
    return { messageId: `<${randomUUID()}@platform.example>` };
  }

  close(): Promise<void> | undefined {
    return this.#server?.close();
  }

  #take(mail: TakenMail): void {
    const { to } = mail.envelope;
    this.taken.set(to, [...(this.taken.get(to) ?? []), mail]);
    this.#heard(mail);
  }
}
