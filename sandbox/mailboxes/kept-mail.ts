import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A mail as it reached one address. */
export interface KeptMail {
  id: string;
  /** In lower case. */
  mailbox: string;
  envelope: { from: string; to: string };
  /** ms */
  at: number;
}

/** Mails of the pretend mailboxes on the disk: an index of one line a mail, and each as it came. */
export class MailShelf {
  readonly #folder: string;
  #mails: KeptMail[];

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    this.#mails = existsSync(this.#index)
      ? readFileSync(this.#index, "utf8")
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => JSON.parse(line) as KeptMail)
      : [];
  }

  keep(envelope: KeptMail["envelope"], raw: Buffer, at = Date.now()): KeptMail {
    const mail = { id: randomUUID(), mailbox: envelope.to.toLowerCase(), envelope, at };
    writeFileSync(this.#file(mail.id), raw);
    appendFileSync(this.#index, `${JSON.stringify(mail)}\n`);
    this.#mails.push(mail);
    return mail;
  }

  /** Whoever was written to, and how often; who was written to last comes first. */
  mailboxes(): { mailbox: string; mails: number }[] {
    const counts = new Map<string, number>();
    for (const { mailbox } of [...this.#mails].reverse()) counts.set(mailbox, (counts.get(mailbox) ?? 0) + 1);
    return [...counts].map(([mailbox, mails]) => ({ mailbox, mails }));
  }

  /** The youngest first. */
  mailsOf(mailbox: string): KeptMail[] {
    return this.#mails.filter((mail) => mail.mailbox === mailbox.toLowerCase()).reverse();
  }

  find(id: string): (KeptMail & { raw: Buffer }) | null {
    const mail = this.#mails.find((one) => one.id === id);
    return mail === undefined ? null : { ...mail, raw: readFileSync(this.#file(id)) };
  }

  forget(): void {
    for (const { id } of this.#mails) rmSync(this.#file(id), { force: true });
    rmSync(this.#index, { force: true });
    this.#mails = [];
  }

  get #index(): string {
    return join(this.#folder, "mails.jsonl");
  }

  #file(id: string): string {
    return join(this.#folder, `${id}.eml`);
  }
}
