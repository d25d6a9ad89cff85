import { randomBytes } from "node:crypto";
import { createTransport, type SendMailOptions } from "nodemailer";
import { expect } from "vitest";
import type { MailLine, OpenedMail } from "../../sandbox/mailboxes/door.ts";
import { centre, sandbox } from "./centre.ts";

/** Where customers write to; its mails go to Ana and Bruno. */
export const SUPPORT = "soporte@altamar.example";

/** A customer with a mail client: writes by SMTP to Deskline's door, and reads what comes by a parser of its own. */
export class CustomerMail {
  readonly name: string;
  readonly address: string;

  constructor(name: string) {
    this.name = name;
    const plain = name
      .normalize("NFD")
      .replaceAll(/[^a-z]/gi, "")
      .toLowerCase();
    this.address = `${plain}-${randomBytes(3).toString("hex")}@cliente.example`;
  }

  async writes(mail: Omit<SendMailOptions, "from">): Promise<void> {
    const door = createTransport({ host: "127.0.0.1", port: centre().mailDoor, secure: false, ignoreTLS: true });
    const from = { name: this.name, address: this.address };
    await door.sendMail({ from, to: SUPPORT, envelope: { from: this.address, to: SUPPORT }, ...mail });
    door.close();
  }

  /** The mail of this subject, once it is in the customer's mailbox, or in that of `whom`. */
  async receives(subject: string, whom = this.address): Promise<OpenedMail> {
    const lines = async () =>
      (await (await fetch(sandbox(`/mailboxes/mails?mailbox=${encodeURIComponent(whom)}`))).json()) as MailLine[];
    await expect.poll(async () => (await lines()).map((line) => line.subject)).toContain(subject);
    const found = (await lines()).find((line) => line.subject === subject);
    return (await (await fetch(sandbox(`/mailboxes/mails/${found?.id}`))).json()) as OpenedMail;
  }

  async file(mail: OpenedMail, at: number): Promise<Buffer> {
    return Buffer.from(await (await fetch(sandbox(`/mailboxes/mails/${mail.id}/files/${at}`))).arrayBuffer());
  }

  /** As a client does that keeps `References`. */
  async answers(mail: OpenedMail, text: string): Promise<void> {
    await this.#asks(mail, "reply", { text });
  }

  /** Its server says that there is no such mailbox. */
  async bounces(mail: OpenedMail): Promise<void> {
    await this.#asks(mail, "bounce");
  }

  /** Presses *spam*: the platform sends them nothing more. */
  async complains(mail: OpenedMail): Promise<void> {
    await this.#asks(mail, "complain");
  }

  async #asks({ id }: OpenedMail, what: string, body: object = {}): Promise<void> {
    const headers = { "content-type": "application/json" };
    const response = await fetch(sandbox(`/mailboxes/mails/${id}/${what}`), {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    expect(response.ok, await response.text()).toBe(true);
  }
}
