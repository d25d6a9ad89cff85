import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../scripts/runtime/free-port.ts";
import { until } from "../faults/patience.ts";

const BEARERBOX = "/usr/sbin/bearerbox";
const SMSBOX = "/usr/sbin/smsbox";
const FAKESMSC = "/usr/lib/kannel/test/fakesmsc";
const START_LIMIT_MS = 60_000;
export const KANNEL_USER = "deskline";
export const KANNEL_PASSWORD = "kannel-secret";

export const isKannelInstalled = () => [BEARERBOX, SMSBOX, FAKESMSC].every((file) => existsSync(file));

/** The real Kannel of Debian: its two boxes, and `fakesmsc` as the network behind them. */
export class Kannel {
  readonly sendSms: URL;
  readonly #folder: string;
  readonly #smscPort: number;
  readonly #processes: ChildProcess[] = [];
  #network = "";

  private constructor(folder: string, ports: { sendSms: number; smsc: number }) {
    this.#folder = folder;
    this.#smscPort = ports.smsc;
    this.sendSms = new URL(`http://127.0.0.1:${ports.sendSms}`);
  }

  /** `inbound`: where a customer's message is taken, without its query. */
  static async start(inbound: URL): Promise<Kannel> {
    const folder = mkdtempSync(join(tmpdir(), "kannel-"));
    const [admin, box, smsc, sendSms] = [await port(), await port(), await port(), await port()];
    const kannel = new Kannel(folder, { sendSms, smsc });
    const file = join(folder, "kannel.conf");
    writeFileSync(file, configuration({ admin, box, smsc, sendSms }, inbound, folder));
    // A connection that is only tried is a box to Kannel: its own log says when it is ready.
    kannel.#run(BEARERBOX, [file]);
    await kannel.#said("bearerbox.log", "entering mainloop");
    kannel.#run(SMSBOX, [file]);
    await kannel.#said("bearerbox.log", "Client connected");
    await kannel.#said("smsbox.log", "Connected to bearerbox");
    return kannel;
  }

  /** The mobile network comes up, and its subscriber writes once. */
  async writes(from: string, to: string, text: string): Promise<void> {
    await this.#connect(["-m", "1", `${from} ${to} text ${text}`]);
  }

  /** What the network was given to deliver, as `from to text`. */
  get arrived(): string[] {
    return [...this.#network.matchAll(/Got message \d+: <(\S+) (\S+) (text|ucs-2) (.*)>/g)].map(
      ([, from = "", to = "", type = "", text = ""]) => `${from} ${to} ${type === "text" ? text : fromUcs2(text)}`,
    );
  }

  async stop(): Promise<void> {
    for (const child of this.#processes.reverse()) {
      if (child.exitCode !== null) continue;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const killed = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await gone;
      clearTimeout(killed);
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** One network at a time: the next one takes the connection over. */
  async #connect(args: string[]): Promise<void> {
    const before = this.#processes.findIndex(({ spawnfile }) => spawnfile === FAKESMSC);
    const [old] = before < 0 ? [] : this.#processes.splice(before, 1);
    if (old !== undefined) {
      const gone = new Promise((resolve) => old.once("exit", resolve));
      old.kill("SIGTERM");
      await gone;
    }
    const child = this.#run(FAKESMSC, ["-H", "127.0.0.1", "-r", String(this.#smscPort), "-i", "0.1", ...args]);
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      this.#network += chunk.toString();
    });
    await until("the network is up", START_LIMIT_MS, () => said.includes("sent message 1"));
  }

  async #said(log: string, words: string): Promise<void> {
    const file = join(this.#folder, log);
    await until(
      `${log} says ${words}`,
      START_LIMIT_MS,
      () => existsSync(file) && readFileSync(file, "utf8").includes(words),
    );
  }

  #run(command: string, args: string[]): ChildProcess {
    // The boxes say everything on stderr too: a pipe that nobody reads would stop them.
    const stderr = command === FAKESMSC ? "pipe" : "ignore";
    const child = spawn(command, args, { cwd: this.#folder, stdio: ["ignore", "ignore", stderr] });
    this.#processes.push(child);
    return child;
  }

  /** For the report of a test that failed. */
  log(): string {
    return ["bearerbox.log", "smsbox.log"]
      .map((name) => readFileSync(join(this.#folder, name), "utf8").slice(-2_000))
      .join("\n");
  }
}

function configuration(
  ports: { admin: number; box: number; smsc: number; sendSms: number },
  inbound: URL,
  folder: string,
): string {
  const query = "from=%p&to=%P&text=%b&charset=%C&coding=%c&id=%I&time=%T";
  return `
group = core
admin-port = ${ports.admin}
admin-password = none
smsbox-port = ${ports.box}
box-allow-ip = "127.0.0.1"
log-file = "${folder}/bearerbox.log"
log-level = 1

group = smsc
smsc = fake
smsc-id = fake
port = ${ports.smsc}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${ports.sendSms}
log-file = "${folder}/smsbox.log"
log-level = 1

group = sendsms-user
username = ${KANNEL_USER}
password = ${KANNEL_PASSWORD}
max-messages = 10
concatenation = true

group = sms-service
keyword = default
catch-all = true
max-messages = 0
get-url = "${inbound.href}?${query}"
`;
}

/** `%00M%00a+`: percent-coded UTF-16, the high byte first. */
function fromUcs2(text: string): string {
  const bytes = [...text.replaceAll("+", " ").matchAll(/%([0-9A-F]{2})|([^%])/gi)].map(([, hex, plain = ""]) =>
    hex === undefined ? plain.charCodeAt(0) : Number.parseInt(hex, 16),
  );
  return Buffer.from(bytes).swap16().toString("utf16le");
}

const port = () => freePort("127.0.0.1");
