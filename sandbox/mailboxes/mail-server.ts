import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { SMTPServer } from "smtp-server";

/** What every account of the pretend server signs in with; the user is its own name. */
export const MAILBOX_PASSWORD = "demo-password";
const MAX_BYTES = 40 * 1024 * 1024;

export interface SmtpDoor {
  port: number;
  close(): Promise<void>;
}

/** What becomes of a mail for one recipient: an SMTP answer that refuses it, null when it is taken. */
export type Taking = (envelope: { from: string; to: string }, raw: Buffer) => Promise<SmtpRefusal | null>;
export interface SmtpRefusal {
  code: number;
  text: string;
}

/**
 * An SMTP server on this machine. `password`: who sends has to sign in with it; null: anybody may send. Of several recipients those that
 * are taken are; the mail is refused when none is, and put off when one may come later, as SMTP has one answer for all.
 */
export async function smtpServer(
  { host, port, password }: { host: string; port: number; password: string | null },
  take: Taking,
): Promise<SmtpDoor> {
  const server = new SMTPServer({
    banner: "Deskline sandbox",
    size: MAX_BYTES,
    disabledCommands: password === null ? ["AUTH", "STARTTLS"] : ["STARTTLS"],
    authOptional: password === null,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth({ username, password: given }, _session, done) {
      if (given === password) done(null, { user: username ?? "" });
      else done(refused({ code: 535, text: "5.7.8 Authentication credentials invalid" }));
    },
    onData(stream, { envelope }, done) {
      const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
      whole(stream)
        .then((raw) => Promise.all(envelope.rcptTo.map(({ address }) => take({ from, to: address }, raw))))
        .then((answers) => {
          const refusal = answerOf(answers);
          if (refusal === null) done(null, "2.0.0 Taken");
          else done(refused(refusal));
        })
        .catch((error: unknown) => done(refused({ code: 451, text: `4.3.0 ${String(error).slice(0, 200)}` })));
    },
  });
  server.on("error", () => {}); // a client that has gone
  const listening = once(server.server, "listening");
  server.listen(port, host);
  await listening;
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function answerOf(answers: (SmtpRefusal | null)[]): SmtpRefusal | null {
  const refusals = answers.filter((answer) => answer !== null);
  const later = refusals.find(({ code }) => code < 500);
  if (later !== undefined) return later;
  return refusals.length === answers.length ? (refusals[0] ?? null) : null;
}

function refused({ code, text }: SmtpRefusal): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

async function whole(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
