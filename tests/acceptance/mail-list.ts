import { env, exports } from "cloudflare:workers";
import type { MailDialerDraft, MailDialerResource } from "../../protocol/dialer-fields.ts";
import type { ResultRow } from "../../protocol/dialer-results.ts";
import type { DialerBoard, UploadAccepted } from "../../protocol/dialers.ts";
import type { Problem } from "../../protocol/problem.ts";
import type { Browser } from "./browser.ts";
import { askedOf } from "./customer.ts";
import { postRaw } from "./letter.ts";
import { until } from "./line.ts";
import { accepted, refused, sendFile } from "./lists.ts";
import { type MailCentre, openMailCentre, type SentMail, sentBy } from "./mail-centre.ts";

export const ALWAYS = {
  zone: "America/Montevideo",
  ranges: ["sun,mon,tue,wed,thu,fri,sat;00:00-23:59"],
};
const PATIENCE_MS = 10_000;

/** A dialer of mails of a campaign of its own, whose mails go to `https://<name>.carrier.test`. */
export class BulkSender {
  readonly name: string;
  readonly centre: MailCentre;
  readonly resource: MailDialerResource;
  readonly #by: Browser;

  private constructor(name: string, centre: MailCentre, resource: MailDialerResource, by: Browser) {
    this.name = name;
    this.centre = centre;
    this.resource = resource;
    this.#by = by;
  }

  static async open(
    by: Browser,
    name: string,
    own: Partial<MailDialerDraft> = {},
    { agents = [], ...mailbox }: { agents?: string[] } & Parameters<typeof openMailCentre>[3] = {},
  ): Promise<BulkSender> {
    const centre = await openMailCentre(name, agents, {}, mailbox);
    const form = { channel: "email", campaign: name, interval: 0, schedule: ALWAYS, subject: "Novedades", ...own };
    return new BulkSender(name, centre, await by.ask("POST", "/dialers", form), by);
  }

  path(rest = ""): string {
    return `/dialers/${this.name}${rest}`;
  }

  /** Lines without their first column. */
  upload(lines: readonly string[], file = `L${crypto.randomUUID().slice(0, 8)}.csv`): Promise<UploadAccepted> {
    return accepted(sendFile(this.#by, this.path(`/uploads?name=${file}`), this.#file(lines)));
  }

  uploadRefused(lines: readonly string[]): Promise<Problem> {
    return refused(sendFile(this.#by, this.path("/uploads?name=MALA.csv"), this.#file(lines)));
  }

  activate(list: string | null): Promise<null> {
    return this.#by.ask("PUT", this.path("/active-list"), { list });
  }

  start(): Promise<unknown> {
    return this.#by.ask("POST", this.path("/start"), {});
  }

  stop(): Promise<unknown> {
    return this.#by.ask("POST", this.path("/stop"), {});
  }

  /** Uploaded, activated and started, until nothing of it is left. */
  async sends(lines: readonly string[]): Promise<SentMail[]> {
    const before = (await this.sent()).length;
    const { uploadId } = await this.upload(lines);
    await this.activate(uploadId);
    await this.shows(({ list }) => list?.id === uploadId);
    await this.start();
    await this.shows(({ mail }) => mail?.notProcessed === 0);
    return (await this.sent()).slice(before);
  }

  board(): Promise<DialerBoard> {
    return this.#by.ask("GET", this.path("/progress"));
  }

  async shows(pleases: (board: DialerBoard) => boolean): Promise<DialerBoard> {
    let board = await this.board();
    await until(async () => {
      board = await this.board();
      return pleases(board);
    }, PATIENCE_MS).catch((error: Error) => {
      throw new Error(`${error.message}: ${JSON.stringify(board)}`);
    });
    return board;
  }

  sent(): Promise<SentMail[]> {
    return sentBy(this.name);
  }

  async asked(): Promise<number> {
    return (await askedOf(this.name)).length;
  }

  async results(): Promise<ResultRow[]> {
    return (await this.#by.ask<{ items: ResultRow[] }>("GET", this.path("/results?limit=500"))).items;
  }

  /** A server says that the mail could not be delivered, or its reader that it is spam (RFC 3464, RFC 5965). */
  async reported(kind: "bounce" | "complaint", { headers, to }: SentMail): Promise<void> {
    const recipient = to[0]?.email ?? "";
    const [type, fields] =
      kind === "bounce"
        ? ["delivery-status", [...STATUS, `Final-Recipient: rfc822; ${recipient}`, "Action: failed", "Status: 5.1.1"]]
        : ["feedback-report", ["Feedback-Type: abuse", "User-Agent: x/1", "Version: 1"]];
    const raw = [
      `From: MAILER-DAEMON@isp.example\r\nTo: ${this.centre.address}\r\nSubject: Report\r\nMIME-Version: 1.0`,
      `Content-Type: multipart/report; report-type=${type}; boundary="b"\r\n\r\n--b\r\n\r\nSorry.`,
      `--b\r\nContent-Type: message/${type}\r\n\r\n${fields.join("\r\n")}\r\n`,
      `--b\r\nContent-Type: message/rfc822\r\n\r\nX-Deskline-Reference: ${headers["X-Deskline-Reference"]}\r\nTo: <${recipient}>\r\n\r\nHola\r\n--b--\r\n`,
    ].join("\r\n");
    await postRaw(raw, { from: kind === "bounce" ? "" : "fbl@isp.example", to: this.centre.address });
  }

  #file(lines: readonly string[]): string {
    return lines.map((line) => `${this.name};${line}`).join("\r\n");
  }
}

const STATUS = ["Reporting-MTA: dns; isp.example", ""];

/** What a reader's client fetches, or a server posts, of an address in a mail: no cookies, no page of ours. */
export async function follow(address: string, method = "GET", body?: string): Promise<Response> {
  const form = body === undefined ? {} : { body, headers: { "Content-Type": "application/x-www-form-urlencoded" } };
  return exports.default.fetch(new Request(address, { method, ...form }));
}

export const blockedBy = async (address: string): Promise<{ address: string; source: string }[]> =>
  (
    await env.SPOOL.prepare("SELECT address, source FROM black_list WHERE scope = ? ORDER BY address")
      .bind(`sender:email:${address}`)
      .all<{ address: string; source: string }>()
  ).results;
