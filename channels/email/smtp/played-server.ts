import { connect as connectPlain, createServer, type Server, type Socket } from "node:net";
import { connect as connectSecure, type TLSSocket } from "node:tls";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import type { MailServer } from "./mail-server.ts";
import type { Dial, Wire } from "./wire.ts";

/** Real servers on this machine, and Node's sockets as wires, for the tests of the SMTP client. */

/** Connects with Node; `trusting`: any certificate will do, as the tests' servers sign their own. */
export function dialNode(trusting = true): Dial {
  return ({ host, port, security }) =>
    new Promise((resolve, reject) => {
      const options = { host, port, rejectUnauthorized: !trusting, servername: "localhost" };
      const socket = security === "tls" ? connectSecure(options) : connectPlain(options);
      socket.once("error", reject);
      socket.once(security === "tls" ? "secureConnect" : "connect", () => resolve(wireOf(socket, trusting)));
    });
}

function wireOf(socket: Socket | TLSSocket, trusting: boolean): Wire {
  const heard: Buffer[] = [];
  let wake: (() => void) | null = null;
  let ended = false;
  const awake = () => wake?.();
  const onData = (bytes: Buffer) => {
    heard.push(bytes);
    awake();
  };
  const onEnd = () => {
    ended = true;
    awake();
  };
  socket.on("data", onData).on("end", onEnd).on("close", onEnd).on("error", onEnd);
  return {
    async read() {
      while (heard.length === 0 && !ended)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return heard.shift() ?? null;
    },
    write: (bytes) =>
      new Promise((resolve, reject) => {
        socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    secured: () =>
      new Promise((resolve, reject) => {
        socket.removeAllListeners();
        const secure = connectSecure({ socket, rejectUnauthorized: !trusting, servername: "localhost" });
        secure.once("error", reject);
        secure.once("secureConnect", () => resolve(wireOf(secure, trusting)));
      }),
    async close() {
      socket.destroy();
    },
  };
}

export interface Taken {
  from: string;
  to: string[];
  raw: string;
  secure: boolean;
  user: string;
}

/** `smtp-server` with these options; what it takes is in `mails`. Connections are counted. */
export async function smtpServer(options: SMTPServerOptions = {}) {
  const mails: Taken[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onConnect(_, callback) {
      connections++;
      callback();
    },
    onAuth({ username, password }, _, callback) {
      callback(password === "contraseña" ? null : new Error("Invalid login"), { user: username });
    },
    onData(stream, session, callback) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(pieces).toString("latin1"),
          secure: session.secure,
          user: String(session.user ?? ""),
        });
        callback();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  const listening = server.listen(0, "127.0.0.1");
  await new Promise<void>((resolve) => listening.once("listening", () => resolve()));
  return {
    mails,
    count: () => connections,
    server: at(listening),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** A server that says these lines in turn, one for each time it is spoken to; `null` closes the connection. */
export async function scripted(answers: readonly (string | null)[]) {
  const heard: string[] = [];
  const server = createServer((socket) => {
    let turn = 0;
    const next = () => {
      const answer = answers[turn++];
      if (answer === null) socket.destroy();
      else if (answer !== undefined && answer !== "") socket.write(`${answer}\r\n`);
    };
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      heard.push(bytes.toString());
      next();
    });
    next();
  });
  server.listen(0, "127.0.0.1");
  await new Promise<void>((resolve) => server.once("listening", () => resolve()));
  return { heard, server: at(server), stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

function at(server: Server): MailServer {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { host: "127.0.0.1", port, security: "none", user: "", password: "" };
}
