import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { heardBy } from "./played-carrier.ts";
import { SUBMITTER } from "./played-submitter.ts";

/**
 * A mailbox's own server as tests play it, on this machine: what it takes is told as asked of the first label of the sender's domain, the
 * recipients as its address and the mail as its body. Whoever is called `greylisted` is put off. Answers with its port.
 */
export async function openPlayedServer(): Promise<number> {
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth({ username, password }, _, done) {
      const isKnown = username === SUBMITTER.user && password === SUBMITTER.password;
      if (isKnown) done(null, { user: username });
      else done(new Error("Invalid username or password"));
    },
    onRcptTo({ address }, _, done) {
      if (!address.startsWith("greylisted")) return done();
      done(Object.assign(new Error("4.7.1 greylisted"), { responseCode: 451 }));
    },
    onData(stream, { envelope }, done) {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const url = `smtp:${envelope.rcptTo.map(({ address }) => address).join(",")}`;
        const body = Buffer.concat(chunks).toString("latin1");
        heardBy(from.split("@")[1]?.split(".")[0] ?? "", { at: Date.now(), method: "SMTP", url, headers: {}, body });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  server.server.unref();
  return (server.server.address() as AddressInfo).port;
}
