import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { freePort } from "../../scripts/runtime/free-port.ts";
import { until } from "../faults/patience.ts";

const POSTFIX = "/usr/sbin/postfix";
const HOST = "127.0.0.1";
const LIMIT_MS = 60_000;
/** `nobody`: Postfix delivers for nobody with privileges. */
const UNPRIVILEGED = 65_534;

/** It starts as root alone, and gives its rights up by itself. */
export const isPostfixInstalled = () => existsSync(POSTFIX) && process.getuid?.() === 0;

/** Domains of ours, whose mail it takes to our door; who has a mailbox with it: anybody else of its domain does not exist, which it notices late. */
export interface PostfixHouse {
  ours: string;
  door: number;
  theirs: string;
  mailboxes: readonly string[];
}

/** The real Postfix of Debian as the customers' server, with a configuration, a queue and a port of its own. */
export class Postfix {
  readonly port: number;
  readonly #folder: string;
  readonly #master: ChildProcess;

  private constructor(port: number, folder: string, master: ChildProcess) {
    this.port = port;
    this.#folder = folder;
    this.#master = master;
  }

  static async start(house: PostfixHouse): Promise<Postfix> {
    const folder = mkdtempSync(join(tmpdir(), "postfix-"));
    const port = await freePort(HOST);
    prepare(folder, port, house);
    const master = spawn(POSTFIX, ["-c", join(folder, "etc"), "start-fg"], { stdio: "ignore" });
    const postfix = new Postfix(port, folder, master);
    await until(
      () => `Postfix listens\n${postfix.log()}`,
      LIMIT_MS,
      () => answers(port),
    ).catch(async (error) => {
      await postfix.stop();
      throw error;
    });
    return postfix;
  }

  /** What lies in a mailbox, the oldest first, as it was written there. */
  async mails(name: string): Promise<ParsedMail[]> {
    const folder = join(this.#folder, "mail", name, "new");
    if (!existsSync(folder)) return [];
    const files = readdirSync(folder).sort();
    return Promise.all(files.map((file) => simpleParser(readFileSync(join(folder, file)))));
  }

  /** For the report of a test that failed. */
  log(): string {
    const file = join(this.#folder, "postfix.log");
    return existsSync(file) ? readFileSync(file, "utf8").slice(-4_000) : "";
  }

  async stop(): Promise<void> {
    if (this.#master.exitCode === null) {
      const gone = new Promise((resolve) => this.#master.once("exit", resolve));
      spawnSync(POSTFIX, ["-c", join(this.#folder, "etc"), "stop"], { stdio: "ignore" });
      await gone;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function prepare(folder: string, port: number, house: PostfixHouse): void {
  chmodSync(folder, 0o755);
  for (const name of ["etc", "queue", "data", "mail"]) mkdirSync(join(folder, name));
  owned(join(folder, "data"), "postfix");
  owned(join(folder, "mail"), String(UNPRIVILEGED));
  writeFileSync(join(folder, "etc", "main.cf"), main(folder, house));
  writeFileSync(join(folder, "etc", "master.cf"), services(port));
}

function owned(folder: string, owner: string): void {
  const { status, stderr } = spawnSync("chown", [owner, folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

function main(folder: string, { ours, door, theirs, mailboxes }: PostfixHouse): string {
  const table = mailboxes.map((name) => `{ ${name}@${theirs} = ${name}/ }`).join(", ");
  return `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/postfix.log
maillog_file_prefixes = ${folder}
myhostname = mx.${theirs}
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = loopback-only
inet_protocols = ipv4
smtpd_peername_lookup = no
smtp_host_lookup = native
alias_maps =
alias_database =
message_size_limit = 41943040
mailbox_size_limit = 0
virtual_mailbox_limit = 0
virtual_mailbox_domains = ${theirs}
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = inline:{ ${table} }
virtual_uid_maps = static:${UNPRIVILEGED}
virtual_gid_maps = static:${UNPRIVILEGED}
smtpd_reject_unlisted_recipient = no
smtpd_relay_restrictions = permit_mynetworks, reject
transport_maps = inline:{ { ${ours} = smtp:[${HOST}]:${door} } }
`;
}

/** Nothing in a cage of its own, whose files another folder would lack. */
function services(port: number): string {
  return [
    `${HOST}:${port} inet n - n - - smtpd`,
    "pickup unix n - n 60 1 pickup",
    "cleanup unix n - n - 0 cleanup",
    "qmgr unix n - n 300 1 qmgr",
    "rewrite unix - - n - - trivial-rewrite",
    "bounce unix - - n - 0 bounce",
    "defer unix - - n - 0 bounce",
    "trace unix - - n - 0 bounce",
    "verify unix - - n - 1 verify",
    "proxymap unix - - n - - proxymap",
    "smtp unix - - n - - smtp",
    "error unix - - n - - error",
    "retry unix - - n - - error",
    "discard unix - - n - - discard",
    "virtual unix - n n - - virtual",
    "anvil unix - - n - 1 anvil",
    "scache unix - - n - 1 scache",
    "postlog unix-dgram n - n - 1 postlogd",
    "",
  ].join("\n");
}

/** Whether it greets. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST);
    socket.once("data", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
    socket.setTimeout(5_000, () => {
      socket.destroy();
      resolve(false);
    });
  });
}
