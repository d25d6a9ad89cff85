import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { SUBPROTOCOL } from "../../protocol/socket.ts";
import { buildWeb } from "../../scripts/runtime/build.ts";
import { newSecret, readConfiguration } from "../../scripts/runtime/configuration.ts";
import { freePort } from "../../scripts/runtime/free-port.ts";
import { ROOT } from "../../scripts/runtime/root.ts";
import { DEMO_PASSWORD } from "../../scripts/start/demo.ts";

const WRANGLER = join(ROOT, "node_modules", ".bin", "wrangler");
const PATIENCE_MS = 90_000;
const folder = mkdtempSync(join(tmpdir(), "deskline-pages-"));
const environment = {
  ...process.env,
  WRANGLER_REGISTRY_PATH: join(folder, "registry"),
  CI: "true",
  WRANGLER_SEND_METRICS: "false",
};
const running: ChildProcess[] = [];
let worker = "";
let pages = "";

/** wrangler as people run it; its own process group, so that what it starts ends with it. */
function wrangler(args: string[], cwd = ROOT): ChildProcess {
  return spawn(WRANGLER, args, { cwd, env: environment, stdio: "ignore", detached: true });
}

async function serve(args: string[], cwd: string, path: string): Promise<string> {
  const port = await freePort("127.0.0.1");
  const child = wrangler([...args, "--ip", "127.0.0.1", "--port", String(port)], cwd);
  running.push(child);
  const url = `http://127.0.0.1:${port}`;
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    const answer = await fetch(`${url}${path}`).catch(() => null);
    if (answer?.ok === true) return url;
    if (child.exitCode !== null) throw new Error(`wrangler ${args.join(" ")} has ended`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`nothing at ${url}${path}`);
}

beforeAll(async () => {
  await buildWeb();
  const { d1_databases, secrets } = readConfiguration();
  const file = join(folder, "secrets");
  writeFileSync(file, secrets.required.map((name) => `${name}=${newSecret()}`).join("\n"));
  const kept = ["--persist-to", join(folder, "state")];
  // One after the other: they keep their state in one folder.
  for (const { database_name } of d1_databases)
    await promisify(execFile)(WRANGLER, ["d1", "migrations", "apply", database_name, "--local", ...kept], {
      cwd: ROOT,
      env: environment,
    });
  worker = await serve(["dev", "--env-file", file, "--var", "LOCAL_DEMO:true", ...kept], ROOT, "/api/health");
  await fetch(`${worker}/api/local/seed`, { method: "POST" });
  pages = await serve(["pages", "dev"], join(ROOT, "pages"), "/api/health");
});

afterAll(async () => {
  for (const { pid } of running) if (pid !== undefined) process.kill(-pid, "SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

test("the portal on Pages: its own page and assets, sign-in and sockets through the Worker", async () => {
  const page = await (await fetch(`${pages}/campaigns`)).text();
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? "";
  expect((await fetch(`${pages}${script}`)).headers.get("Content-Type")).toContain("javascript");
  expect((await fetch(`${pages}/api/me`)).status).toBe(401);
  expect(
    (await fetch(`${pages}/Integra/resources/nothing`, { method: "POST" })).headers.get("Content-Type"),
  ).not.toContain("text/html");
  expect((await fetch(`${pages}/webhooks/nobody/inbound`, { method: "POST" })).status).toBe(404);
  expect((await fetch(`${pages}/widget/frame?campaign=web-demo`)).headers.get("Content-Security-Policy")).toContain(
    "frame-ancestors",
  );

  const signedIn = await fetch(`${pages}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: pages, "Sec-Fetch-Site": "same-origin" },
    body: JSON.stringify({ username: "ana", password: DEMO_PASSWORD }),
  });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  expect(await (await fetch(`${pages}/api/me`, { headers: { Cookie: cookie } })).json()).toMatchObject({
    username: "ana",
  });

  const socket = new WebSocket(`${pages.replace("http", "ws")}/api/desk/socket`, [SUBPROTOCOL], {
    headers: { Cookie: cookie, Origin: pages },
  });
  const [hello] = await once(socket, "message");
  expect(JSON.parse(String(hello))).toMatchObject({ t: "hello" });
  const heard: string[] = [];
  socket.on("message", (frame) => heard.push(String(frame)));
  socket.send("ping");
  await expect.poll(() => heard, { timeout: 10_000 }).toContain("pong");
  socket.close();
});
