import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  convertV4MiniflareOptions,
  Log,
  LogLevel,
  Miniflare,
  type RemoteProxyConnectionString,
  type V4WorkerOptions,
} from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { z } from "zod";
import { type BuiltModule, buildWorker, workerModules } from "./build.ts";
import { childrenOf } from "./children.ts";
import { localSecrets, readConfiguration, WRANGLER_TOML } from "./configuration.ts";
import { freePort } from "./free-port.ts";
import { migrate } from "./migrations.ts";
import { type PlatformPost, POST_OFFICE, postOffice } from "./post-office.ts";

export interface RuntimeOptions {
  /** Where D1, R2 and the objects live; without it a temporary folder, removed by `stop`. */
  stateDir?: string;
  /** 0, the default: a free one. */
  port?: number;
  host?: string;
  /** Plain-text bindings beside those of wrangler.toml. */
  vars?: Record<string, string>;
  /** Sends every D1 query to this server instead of the local databases (fault tests break them there). */
  databaseWire?: URL;
  /** Takes the mails that leave by the platform; without it Miniflare writes them into files. Mail may come in by the local door then. */
  mailboxes?: PlatformPost;
  /** Opens the Worker to a debugger, as the benches that look into its memory are; it costs a little time. */
  inspected?: boolean;
  /** Lets `rowsOf` look into objects. */
  looksInside?: boolean;
  /** Leaves out the portal's files, whose router stands before the Worker: as benches do that compare the doors of Workers. */
  withoutPortal?: boolean;
  /** A module in front of the built Worker, which it imports from `./index.js`; benches count there what is written. */
  entry?: string;
  /** Other Workers in the same workerd, as the floors of benches are. */
  beside?: V4WorkerOptions[];
  /** The name of the one of them that every call of Deskline to the outside goes by. */
  outbound?: string;
  /** Uncaught errors of the Worker and its console go here; by default warnings and errors to the terminal. */
  log?: Log;
}

export interface Runtime {
  url: URL;
  mf: Miniflare;
  secrets: Record<string, string>;
  /** Runs the Worker's cron handler once. */
  cron(at?: Date): Promise<void>;
  /** Takes an object out of memory; `close` cuts its sockets too (1006 at the client). */
  evict(className: string, name: string, webSockets?: "hibernate" | "close"): Promise<void>;
  /** What an object's own SQLite answers; with `looksInside`. */
  rowsOf<Row extends Record<string, SqlStorageValue>>(
    object: { className: string; name: string },
    statement: string,
    ...values: SqlStorageValue[]
  ): Promise<Row[]>;
  /** SIGKILL to its workerd; Miniflare starts it again on the same port and state. What this process ran before is spared. Linux only. */
  kill9(): Promise<void>;
  stop(): Promise<void>;
}

/** wrangler.toml in Miniflare's words, as far as we add to it. */
const bindings = z.looseObject({
  bindings: z.record(z.string(), z.json()).default({}),
  d1Databases: z.record(z.string(), z.object({ id: z.string() })).default({}),
  email: z.object({ send_email: z.array(z.object({ name: z.string() })) }),
});

/** Runs the built Worker on workerd as wrangler.toml binds it, its databases migrated. */
export async function start(options: RuntimeOptions = {}): Promise<Runtime> {
  const { host = "127.0.0.1", vars = {}, databaseWire, mailboxes, log = new Log(LogLevel.WARN) } = options;
  // Known before it starts: carriers are told under which address their receipts come in.
  const port = options.port || (await freePort(host));
  const stateDir = options.stateDir ?? mkdtempSync(join(tmpdir(), "deskline-"));
  await buildWorker();
  const secrets = localSecrets(stateDir);

  const {
    modulesRules: _,
    rootPath: __,
    email,
    ...bound
  } = bindings.parse(unstable_getMiniflareWorkerOptions(WRANGLER_TOML).workerOptions);
  const { name } = readConfiguration();
  const others = new Set(childrenOf(process.pid, "workerd"));
  const mf = new Miniflare({
    ...convertV4MiniflareOptions({
      host,
      port,
      log,
      cf: false, // else every start asks the network what Request.cf would be
      telemetry: { enabled: false },
      ...(mailboxes && { unsafeTriggerHandlers: true }),
      ...(options.inspected && { inspectorPort: 0 }),
      ...(options.looksInside && { unsafeInspectDurableObjects: true }),
      resourcePersistencePath: join(stateDir, "data"),
      workers: [
        {
          ...(options.withoutPortal ? portalless(bound) : bound),
          ...(mailboxes ? { serviceBindings: { EMAIL: { name: POST_OFFICE, entrypoint: "PostOffice" } } } : { email }),
          name,
          bindings: { ...bound.bindings, PUBLIC_URL: `http://${host}:${port}`, ...secrets, ...vars },
          ...(databaseWire && { d1Databases: wired(bound.d1Databases, databaseWire) }),
          modulesRoot: "/",
          modules: [...entryOf(options), ...workerModules()],
          ...(options.outbound !== undefined && { outboundService: options.outbound }),
        },
        ...(mailboxes ? [postOffice(mailboxes)] : []),
        ...(options.beside ?? []),
      ],
    }),
  });
  const url = await mf.ready;
  await migrate(mf);

  return {
    url,
    mf,
    secrets,
    async cron(at = new Date()) {
      const worker = await mf.getWorker(name);
      await worker.scheduled({ cron: "* * * * *", scheduledTime: at });
    },
    evict: (className, objectName, webSockets = "hibernate") =>
      mf.unsafeEvictDurableObject(name, className, { name: objectName, webSockets }),
    async rowsOf({ className, name: objectName }, statement, ...values) {
      const storage = await mf.unsafeGetDurableObjectStorage(name, className, { name: objectName });
      return storage.exec(statement, ...values);
    },
    async kill9() {
      for (const pid of childrenOf(process.pid, "workerd")) if (!others.has(pid)) process.kill(pid, "SIGKILL");
    },
    async stop() {
      await mf.dispose();
      if (!options.stateDir) rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

function portalless<Bound extends object>(bound: Bound): Bound {
  return Object.fromEntries(Object.entries(bound).filter(([name]) => name !== "assets")) as Bound;
}

function entryOf({ entry }: RuntimeOptions): BuiltModule[] {
  return entry === undefined ? [] : [{ type: "ESModule", path: "/entry.js", contents: entry }];
}

/** The same databases, every query of theirs sent to `wire`. */
function wired(databases: Record<string, { id: string }>, wire: URL) {
  const remoteProxyConnectionString = wire as RemoteProxyConnectionString;
  return Object.fromEntries(
    Object.entries(databases).map(([binding, { id }]) => [binding, { id, remoteProxyConnectionString }]),
  );
}
