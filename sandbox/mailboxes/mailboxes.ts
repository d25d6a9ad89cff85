import { randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import { MailShelf } from "./kept-mail.ts";
import { MAILBOX_PASSWORD, type SmtpDoor, type SmtpRefusal, smtpServer } from "./mail-server.ts";
import { type PlatformMail, PlatformRefusal, rawOf, recipientsOf, senderOf } from "./platform-mail.ts";

export interface MailboxesOptions {
  folder: string;
  host: string;
  /** Of the server that takes submissions; 0: a free one. */
  port: number;
}

/**
 * Everybody's mailboxes, on this machine: what Deskline sends by the platform or by SMTP submission ends here, but for what it sends to
 * its own domains, which comes in again at its door as it would in the world.
 */
export class Mailboxes {
  readonly shelf: MailShelf;
  readonly #server: SmtpDoor;
  #door: { host: string; port: number } | null = null;
  /** Who has complained: the platform sends them nothing more (platform.md: suppression list). */
  readonly #suppressed = new Set<string>();

  private constructor(shelf: MailShelf, server: SmtpDoor) {
    this.shelf = shelf;
    this.#server = server;
  }

  static async open({ folder, host, port }: MailboxesOptions): Promise<Mailboxes> {
    const shelf = new MailShelf(folder);
    let mailboxes: Mailboxes | undefined;
    const server = await smtpServer({ host, port, password: MAILBOX_PASSWORD }, async (envelope, raw) => {
      await mailboxes?.deliver(envelope, raw);
      return null;
    });
    mailboxes = new Mailboxes(shelf, server);
    return mailboxes;
  }

  /** Where submissions are taken. */
  get port(): number {
    return this.#server.port;
  }

  /** Deskline's own SMTP door, once it is open. */
  knows(door: { host: string; port: number }): void {
    this.#door = door;
  }

  /** As Email Sending takes it: writes the mail, names it, and refuses the whole when one recipient is suppressed. */
  async sendByPlatform(mail: PlatformMail): Promise<{ messageId: string }> {
    const recipients = recipientsOf(mail);
    const suppressed = recipients.find((address) => this.#suppressed.has(address.toLowerCase()));
    if (suppressed !== undefined) throw new PlatformRefusal("E_RECIPIENT_SUPPRESSED", `${suppressed} is suppressed`);
    const from = senderOf(mail);
    const messageId = `<${randomUUID()}@${domainOf(from)}>`;
    const raw = await rawOf(mail, messageId);
    for (const to of recipients) await this.deliver({ from, to }, raw);
    return { messageId };
  }

  /** What Deskline refuses at its own door is kept here, so that it can be looked at. */
  async deliver(envelope: { from: string; to: string }, raw: Buffer): Promise<void> {
    const isOurs = domainOf(envelope.to) === domainOf(envelope.from);
    if (isOurs && this.#door !== null && (await this.send(envelope, raw)) === null) return;
    this.shelf.keep(envelope, raw);
  }

  /** To Deskline, by its SMTP door; null: it was taken. */
  async send(envelope: { from: string; to: string }, raw: Buffer): Promise<SmtpRefusal | null> {
    if (this.#door === null) return { code: 451, text: "Deskline's door is not open yet" };
    const transport = createTransport({ ...this.#door, secure: false, ignoreTLS: true });
    try {
      await transport.sendMail({ envelope, raw });
      return null;
    } catch (error) {
      const { responseCode, response } = error as { responseCode?: number; response?: string };
      return { code: responseCode ?? 451, text: response ?? String(error) };
    } finally {
      transport.close();
    }
  }

  suppress(address: string): void {
    this.#suppressed.add(address.toLowerCase());
  }

  forget(): void {
    this.shelf.forget();
    this.#suppressed.clear();
  }

  close(): Promise<void> {
    return this.#server.close();
  }
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
