import type { DialerBoard } from "../../protocol/dialers.ts";
import { MAILBOX_PASSWORD } from "../../sandbox/mailboxes/mail-server.ts";
import type { Runtime } from "../../scripts/runtime/miniflare.ts";
import { until } from "./patience.ts";
import type { PortalUser } from "./portal-user.ts";
import type { TakenMail } from "./remembering-post.ts";

const PATIENCE_MS = 60_000;
/** Seconds between two mails of one dialer. */
const INTERVAL = 0.04;
const ALWAYS = { zone: "America/Montevideo", ranges: ["sun,mon,tue,wed,thu,fri,sat;00:00-23:59"] };
const LINK = /src="([^"]*\/webhooks\/mails\/seen\/[^"]+)"/;

export interface MailRow {
  address: string;
  state: number;
  marks: number;
  dialer: string;
}

/** Three of a hundred are bounced, one complains. */
export function fate(address: string): "bounce" | "complaint" | null {
  const n = Number(/\d+/.exec(address)?.[0] ?? 0) % 100;
  return n < 3 ? "bounce" : n === 3 ? "complaint" : null;
}

export function addressesOf(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `c${n}@${name}.example`);
}

/** A mailbox, its campaign and its dialer; by the platform, or by a server of its own. */
export async function openMailDialer(
  admin: PortalUser,
  name: string,
  server: { host: string; port: number } | null,
): Promise<void> {
  const smtp = server && { ...server, security: "none", user: "desk" };
  const way = server === null ? { way: "platform" } : { way: "smtp", smtp, password: MAILBOX_PASSWORD };
  const box = { name, address: `avisos@${name}-desk.example`, ...way };
  const mailbox = await admin.ask<{ id: string }>("/api/mailboxes", box);
  const thresholds = { serviceLevel: 3_600 };
  const campaign = { name, channel: "email", strategy: "nocall", thresholds, mailbox: mailbox.id };
  await admin.ask("/api/campaigns", campaign);
  const dialer = { channel: "email", campaign: name, interval: INTERVAL, schedule: ALWAYS, subject: "Aviso" };
  await admin.ask("/api/dialers", dialer);
}

/** A list is uploaded, activated and started. */
export async function sendList(
  admin: PortalUser,
  name: string,
  addresses: readonly string[],
  file: string,
): Promise<void> {
  const lines = addresses.map((address) => `${name};${address};Hola;;;1`).join("\n");
  const path = `/api/dialers/${name}`;
  const upload = await admin.send<{ uploadId: string }>(`${path}/uploads?name=${file}`, lines, "text/csv");
  await admin.put(`${path}/active-list`, { list: upload.uploadId });
  const isActive = async () => (await boardOf(admin, name)).list?.id === upload.uploadId;
  await until(`${file} of ${name} is active`, PATIENCE_MS, isActive);
  await admin.ask(`${path}/start`, {});
}

export function boardOf(admin: PortalUser, name: string): Promise<DialerBoard> {
  return admin.ask(`/api/dialers/${name}/progress`);
}

/** What the boards of all these dialers show together. */
export async function figure(
  admin: PortalUser,
  names: readonly string[],
  which: "seen" | "rejected" | "spam",
): Promise<number> {
  const boards = await Promise.all(names.map((name) => boardOf(admin, name)));
  return boards.reduce((sum, { mail }) => sum + (mail?.[which] ?? 0), 0);
}

export async function mailRows(runtime: Runtime): Promise<MailRow[]> {
  const spool = await runtime.mf.getD1Database("SPOOL");
  const rows = spool.prepare("SELECT address, state, marks, dialer FROM sms_spool ORDER BY id");
  return (await rows.all<MailRow & Record<string, unknown>>()).results;
}

export async function blockedAddresses(runtime: Runtime): Promise<string[]> {
  const spool = await runtime.mf.getD1Database("SPOOL");
  const { results } = await spool.prepare("SELECT address FROM black_list").all<{ address: string }>();
  return results.map(({ address }) => address).toSorted();
}

/** The address of a mail's picture. By the platform its HTML is told as it is, a server gets base64. */
export function pixelOf({ raw }: TakenMail): string {
  const text = raw.toString("utf8");
  const html = text.split(/\r\n--[^\r\n]+/).find((part) => /content-type: text\/html/i.test(part));
  const body = html && Buffer.from(html.slice(html.indexOf("\r\n\r\n")), "base64").toString("utf8");
  return LINK.exec(body ?? text)?.[1] ?? "";
}
