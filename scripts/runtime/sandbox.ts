import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type Request, Response } from "miniflare";
import { mailboxDoor } from "../../sandbox/mailboxes/door.ts";
import { Mailboxes } from "../../sandbox/mailboxes/mailboxes.ts";
import { buildIfChanged } from "./fingerprint.ts";
import { ROOT } from "./root.ts";

const SOURCES = ["sandbox", "domain", "protocol", "package-lock.json"];
const OUTPUT = "dist/sandbox";
const PAGES = ["settings", "phone", "mail"];
const STATIC = ["index.html", "phone.html", "mail.html", "sandbox.css", "phone.css", "mail.css", "samples"];

export interface Sandbox {
  url: URL;
  /** Where mail ends, and from where it is answered. */
  mailboxes: Mailboxes;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** Where what was sent is kept; without it a temporary folder, removed by `stop`. */
  stateDir?: string;
  /** 0, the default: a free one. */
  port?: number;
  /** Of the SMTP server that takes submissions; 0, the default: a free one. */
  mailPort?: number;
  host?: string;
}

/** Runs the pretend carriers on a workerd of their own: killing Deskline's leaves them standing. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, mailPort = 0, host = "127.0.0.1" } = options;
  const stateDir = options.stateDir ?? mkdtempSync(join(tmpdir(), "deskline-sandbox-"));
  await buildSandbox();
  const mailboxes = await Mailboxes.open({ folder: join(stateDir, "mailboxes"), host, port: mailPort });
  const door = mailboxDoor(mailboxes);
  const mf = new Miniflare({
    ...convertV4MiniflareOptions({
      host,
      port,
      log: new Log(LogLevel.ERROR),
      cf: false,
      telemetry: { enabled: false },
      handleStructuredLogs: ({ level, message }) => {
        if (level === "error" && !isOnPurpose(message)) console.error(`sandbox: ${message}`);
      },
      resourcePersistencePath: join(stateDir, "sandbox"),
      workers: [
        {
          name: "sandbox",
          compatibilityDate: "2026-10-01",
          modulesRoot: "/",
          modules: [
            {
              type: "ESModule",
              path: "/worker.js",
              contents: readFileSync(join(ROOT, OUTPUT, "worker.js"), "utf8"),
            },
          ],
          durableObjects: { EXCHANGE: { className: "Exchange", useSQLite: true } },
          r2Buckets: { FILES: { id: "sandbox-files" } },
          serviceBindings: { MAILBOXES: (request: Request) => byNode(request, door) },
          assets: {
            directory: join(ROOT, OUTPUT, "pages"),
            binding: "PAGES",
            routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
            assetConfig: { compatibility_date: "2026-10-01" },
          },
        },
      ],
    }),
  });
  const url = await mf.ready;
  return {
    url,
    mailboxes,
    async stop() {
      await mailboxes.close();
      await mf.dispose();
      if (!options.stateDir) rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** The mailboxes live in this process, which speaks SMTP; the Worker hands their requests over. */
async function byNode(request: Request, door: { fetch(request: globalThis.Request): unknown }): Promise<Response> {
  const { method, url, headers } = request;
  const body = method === "GET" || method === "HEAD" ? null : await request.arrayBuffer();
  const asked = new globalThis.Request(url, { method, headers: [...headers], body });
  const answer = (await door.fetch(asked)) as globalThis.Response;
  const answered = { status: answer.status, headers: [...answer.headers] };
  return new Response(answer.status === 204 ? null : await answer.arrayBuffer(), answered);
}

/** The Worker and its pages into dist/sandbox; skipped when no source changed. */
function buildSandbox(): Promise<"built" | "unchanged"> {
  return buildIfChanged(OUTPUT, SOURCES, async () => {
    rmSync(join(ROOT, OUTPUT), { recursive: true, force: true });
    const common = { absWorkingDir: ROOT, bundle: true, format: "esm", target: "es2022", logLevel: "warning" } as const;
    await build({
      ...common,
      entryPoints: ["sandbox/worker.ts"],
      outfile: `${OUTPUT}/worker.js`,
      conditions: ["workerd", "worker", "browser"],
      external: ["cloudflare:*", "node:*"],
    });
    await build({
      ...common,
      entryPoints: PAGES.map((page) => ({ in: `sandbox/pages/${page}/main.ts`, out: page })),
      outdir: `${OUTPUT}/pages`,
      platform: "browser",
    });
    mkdirSync(join(ROOT, OUTPUT, "pages"), { recursive: true });
    for (const file of STATIC)
      cpSync(join(ROOT, "sandbox", "pages", file), join(ROOT, OUTPUT, "pages", file), { recursive: true });
  });
}

/** A cut answer is an error of the body that was to be sent, and the runtime says so each time. */
function isOnPurpose(message: string): boolean {
  return message.includes("cut on purpose") || message.includes("remote.jsg.Error: cut");
}
