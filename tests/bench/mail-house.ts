import { type Runtime, type RuntimeOptions, start } from "../../scripts/runtime/miniflare.ts";
import { PortalUser } from "../faults/portal-user.ts";

/** An installation with mail campaigns of its own. */
export class MailHouse {
  readonly runtime: Runtime;
  readonly admin: PortalUser;

  private constructor(runtime: Runtime, admin: PortalUser) {
    this.runtime = runtime;
    this.admin = admin;
  }

  static async start(options: Pick<RuntimeOptions, "beside" | "entry" | "withoutPortal"> = {}): Promise<MailHouse> {
    const runtime = await start({ ...options, vars: { LOCAL_DEMO: "true" } });
    const seed = await fetch(new URL("/api/local/seed", runtime.url), { method: "POST" });
    if (!seed.ok) throw new Error(`The demo data was refused: ${await seed.text()}`);
    return new MailHouse(runtime, await PortalUser.signIn(runtime.url, "admin"));
  }

  /** A campaign with a mailbox of its own; the address. */
  async campaign(name: string): Promise<string> {
    const address = `buzon@${name}.example`;
    const mailbox = await this.admin.ask<{ id: string }>("/api/mailboxes", { name, address });
    const settings = { name, channel: "email", strategy: "nocall", thresholds: { serviceLevel: 3_600 } };
    await this.admin.ask("/api/campaigns", { ...settings, mailbox: mailbox.id });
    return address;
  }

  /** A mail at the door, kept when this answers. */
  async receives(from: string, to: string, raw: Uint8Array<ArrayBuffer>): Promise<void> {
    const url = new URL("/api/local/mails", this.runtime.url);
    url.search = new URLSearchParams({ from, to }).toString();
    const answer = await fetch(url, { method: "POST", body: raw });
    const said = await answer.text();
    if (!answer.ok || said.includes("rejectReason")) throw new Error(`The mail was not taken: ${said}`);
  }
}
