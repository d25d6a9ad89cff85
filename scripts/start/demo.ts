import type { Server } from "node:http";
import type { SmtpDoor } from "../../sandbox/mailboxes/mail-server.ts";
import { buildWeb } from "../runtime/build.ts";
import { type Runtime, type RuntimeOptions, start } from "../runtime/miniflare.ts";
import { type Sandbox, startSandbox } from "../runtime/sandbox.ts";
import { startDemoHost } from "./demo-host.ts";
import { startSmtpDoor } from "./smtp-door.ts";

export const DEMO_PASSWORD = "deskline-demo";
export const DEMO_USERS = ["admin", "supervisor", "ana", "bruno", "carla"] as const;
export type DemoUser = (typeof DEMO_USERS)[number];

const HEALTH_PATIENCE_MS = 30_000;
/** The demo's accounts of WhatsApp. */
const WITH_TEMPLATES = ["whatsapp", "twilio-whatsapp"];

export interface Demo {
  runtime: Runtime;
  /** Deskline's own origin. */
  deskline: URL;
  /** The customer's site that embeds the widget. */
  host: URL;
  /** The pretend carriers and their phones. */
  sandbox: URL;
  /** Port of the SMTP door, by which mail comes in. */
  mailDoor: number;
  /** Port of the pretend mail server, by which mailboxes with a server of their own send. */
  mailServer: number;
  stop(): Promise<void>;
}

/** The whole product with its demo data: built, migrated, seeded, healthy, a customer's site and pretend carriers beside it. */
export async function startDemo(
  options: RuntimeOptions & {
    hostPort?: number;
    sandboxPort?: number;
    mailDoorPort?: number;
    mailServerPort?: number;
  } = {},
): Promise<Demo> {
  const { hostPort = 0, sandboxPort = 0, mailDoorPort = 0, mailServerPort = 0, host = "127.0.0.1", ...rest } = options;
  await buildWeb();
  // First, so that Deskline is told where it is, and a killed runtime leaves it standing.
  const sandbox = await startSandbox({ ...rest, host, port: sandboxPort, mailPort: mailServerPort });
  const { mailboxes } = sandbox;
  let runtime: Runtime | undefined;
  let page: { url: URL; server: Server } | undefined;
  let mailDoor: SmtpDoor | undefined;
  const stop = async () => {
    page?.server.closeAllConnections();
    page?.server.close();
    await mailDoor?.close();
    await runtime?.stop();
    await sandbox.stop();
  };
  try {
    const vars = {
      LOCAL_DEMO: "true",
      SANDBOX_URL: sandbox.url.href,
      MAIL_SERVER: `${host}:${mailboxes.port}`,
      ...rest.vars,
    };
    runtime = await start({ ...rest, host, vars, mailboxes });
    await healthy(runtime.url);
    await introduce(sandbox, await seed(runtime.url), runtime.url);
    mailDoor = await startSmtpDoor({ deskline: runtime.url, port: mailDoorPort, host });
    mailboxes.knows({ host, port: mailDoor.port });
    await syncTemplates(runtime.url);
    page = await startDemoHost({ deskline: runtime.url, port: hostPort, host });
    const ports = { mailDoor: mailDoor.port, mailServer: mailboxes.port };
    return { runtime, deskline: runtime.url, host: page.url, sandbox: sandbox.url, ...ports, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** An account at a pretend carrier, its webhooks as paths of Deskline. */
interface SeededAccount {
  inbound: string;
  status: string;
}

async function seed(deskline: URL): Promise<SeededAccount[]> {
  const response = await fetch(new URL("/api/local/seed", deskline), { method: "POST" });
  if (!response.ok) throw new Error(`The demo data was refused: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { accounts: SeededAccount[] }).accounts;
}

/** Tells the pretend carriers of the demo's accounts, as their owner would: where to call, and by which secrets. */
async function introduce({ url }: Sandbox, accounts: SeededAccount[], deskline: URL): Promise<void> {
  const { origin } = deskline;
  const told = accounts.map((account) => ({
    ...account,
    inbound: `${origin}${account.inbound}`,
    status: `${origin}${account.status}`,
  }));
  const response = await fetch(new URL("/accounts", url), { method: "PUT", body: JSON.stringify(told) });
  if (!response.ok) throw new Error(`The pretend carriers refuse the accounts: ${await response.text()}`);
  const proofs = (await response.json()) as { name: string; proven: boolean | null }[];
  const unproven = proofs.filter(({ proven }) => proven === false).map(({ name }) => name);
  if (unproven.length > 0) throw new Error(`Webhooks that did not answer their challenge: ${unproven.join(", ")}`);
}

/** WA-4: as the administrator would, so that agents have templates to choose from the start. */
async function syncTemplates(deskline: URL): Promise<void> {
  const headers = { "content-type": "application/json", origin: deskline.origin };
  const body = JSON.stringify({ username: "admin", password: DEMO_PASSWORD });
  const session = await fetch(new URL("/api/auth/sign-in/username", deskline), { method: "POST", headers, body });
  // Whoever has changed the demo's password syncs by hand.
  if (!session.ok) return;
  const cookie = session.headers.getSetCookie().map((one) => one.split(";")[0]);
  const signedIn = { ...headers, cookie: cookie.join("; ") };
  for (const name of WITH_TEMPLATES) {
    const path = new URL(`/api/providers/${name}/templates/sync`, deskline);
    const synced = await fetch(path, { method: "POST", headers: signedIn });
    if (!synced.ok) console.warn(`Templates of ${name}: ${synced.status} ${await synced.text()}`);
  }
}

async function healthy(deskline: URL): Promise<void> {
  const until = Date.now() + HEALTH_PATIENCE_MS;
  for (;;) {
    const response = await fetch(new URL("/api/health", deskline));
    if (response.ok) return;
    if (Date.now() > until) throw new Error(`Not healthy: ${response.status} ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
