import { type SmtpDoor, type SmtpRefusal, smtpServer } from "../../sandbox/mailboxes/mail-server.ts";

/** The platform's own local door refuses what is larger in its own way. */
const PLATFORM_BYTES = 25 * 1024 * 1024;
/** Of the head of a mail, bytes that are looked at. */
const HEAD_BYTES = 256 * 1024;

interface Answer {
  outcome: string;
  rejectReason?: string;
}

/**
 * Takes mail by SMTP and hands each to the Worker as Email Routing would, one call a recipient: what it rejects is refused for good,
 * what it throws at is put off. Port 0: a free one.
 */
export function startSmtpDoor(options: { deskline: URL; port: number; host: string }): Promise<SmtpDoor> {
  const { deskline, port, host } = options;
  return smtpServer({ host, port, password: null }, (envelope, raw) => handOver(deskline, envelope, raw));
}

async function handOver(
  deskline: URL,
  { from, to }: { from: string; to: string },
  raw: Buffer,
): Promise<SmtpRefusal | null> {
  const url = new URL(isForPlatformDoor(from, raw) ? "/cdn-cgi/local/email" : "/api/local/mails", deskline);
  url.searchParams.set("format", "json");
  url.searchParams.set("from", from);
  url.searchParams.set("to", to);
  const response = await fetch(url, {
    method: "POST",
    body: new Uint8Array(raw),
    headers: { "content-type": "message/rfc822" },
  });
  const text = await response.text();
  if (!response.headers.get("content-type")?.includes("json")) return { code: 451, text: `4.3.0 ${firstLine(text)}` };
  const { outcome, rejectReason } = JSON.parse(text) as Answer;
  if (outcome !== "ok") return { code: 451, text: "4.3.0 The mail could not be taken now" };
  return rejectReason === undefined ? null : { code: 550, text: firstLine(rejectReason) };
}

/** The platform's own local door takes neither bounces nor mails without these headers; production does, and so does our own door. */
function isForPlatformDoor(from: string, raw: Buffer): boolean {
  const text = raw.subarray(0, HEAD_BYTES).toString("latin1");
  const end = text.search(/\r?\n\r?\n/);
  const head = end < 0 ? text : text.slice(0, end);
  if (from === "" || raw.byteLength > PLATFORM_BYTES) return false;
  return /^message-id:[^\r\n]*<[^<>\s]+@[^<>\s]+>/im.test(head) && /^from:[^\r\n]*@/im.test(head);
}

function firstLine(text: string): string {
  return (text.split(/[\r\n]/)[0] ?? "").slice(0, 300);
}
