import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { build } from "esbuild";
import { Log, LogLevel, Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AddressRules } from "./address-rules.ts";
import type { CarrierAccount, Departure, Sent } from "./carrier.ts";
import { accountOf, departureOf, STATUS_URL } from "./pretend.ts";

/** What the runtime itself does with broken carriers, so this runs on workerd. */

const WORKER = `
import { asking, leave } from "./wire.ts";
export default {
  async fetch(request) {
    const { account, departure, statusUrl, rules, patience, ask } = await request.json();
    if (ask === undefined) return Response.json(await leave(account, departure, statusUrl, rules, patience));
    try {
      const response = await asking(rules)({ url: ask, method: "GET", headers: {}, body: null });
      return Response.json({ status: response.status, bytes: (await response.arrayBuffer()).byteLength });
    } catch (error) {
      return Response.json({ error: error.name, message: error.message });
    }
  },
};`;
const LOCAL: AddressRules = { hosts: [], local: true };

let runtime: Miniflare;
const servers: Server[] = [];

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: WORKER, resolveDir: new URL(".", import.meta.url).pathname, loader: "js" },
    bundle: true,
    write: false,
    format: "esm",
    external: ["cloudflare:*", "node:*"],
  });
  const contents = outputFiles[0]?.text ?? "";
  runtime = new Miniflare({
    cf: false,
    log: new Log(LogLevel.NONE),
    handleStructuredLogs: () => {},
    telemetry: { enabled: false },
    workers: [
      {
        config: {
          name: "wire",
          compatibilityDate: "2026-10-01",
          manifest: { mainModule: "index.js", modulesRoot: "/", modules: { "index.js": { type: "esm", contents } } },
        },
      },
    ],
  });
  await runtime.ready;
}, 60_000);

afterAll(async () => {
  await runtime.dispose();
  for (const server of servers) server.close();
});

async function asked(question: object): Promise<unknown> {
  const response = await runtime.dispatchFetch("http://wire/", { method: "POST", body: JSON.stringify(question) });
  return response.json();
}

function left(
  url: string,
  given: { account?: CarrierAccount; departure?: Departure; rules?: AddressRules; patience?: number } = {},
) {
  const account = given.account ?? accountOf("url-post", { url: `${url}/send?p=\${phone}&m=\${message}` });
  return asked({
    departure: departureOf(),
    statusUrl: STATUS_URL,
    rules: LOCAL,
    patience: 500,
    ...given,
    account,
  }) as Promise<Sent>;
}

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering = (listener: RequestListener) => listening(createServer(listener));
const onBytes = (then: (socket: Socket) => void) =>
  listening(
    createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => then(socket));
    }),
  );

async function nobody(): Promise<string> {
  const server = createTcpServer();
  const url = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

test("SMS-53: nobody listens, or the host has no address: nothing has left", async () => {
  expect(await left(await nobody())).toMatchObject({ outcome: "unreachable" });
  expect(
    await left("http://no-such-host.invalid", { rules: { hosts: ["no-such-host.invalid"], local: true } }),
  ).toMatchObject({
    outcome: "unreachable",
  });
});

test.each([
  ["closes the connection", (socket: Socket) => socket.destroy()],
  ["resets the connection", (socket: Socket) => socket.resetAndDestroy()],
  ["ends without a word", (socket: Socket) => socket.end()],
  ["talks nonsense", (socket: Socket) => socket.end("nonsense\r\n\r\n")],
  [
    "breaks off in its headers",
    (socket: Socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Le", () => socket.destroy()),
  ],
])("SMS-53: a carrier that has read the message and %s may have taken it", async (_, then) => {
  expect(await left(await onBytes(then))).toMatchObject({ outcome: "unknown" });
});

test("SMS-53: a carrier that stays silent is waited for no longer than patience", async () => {
  const began = Date.now();
  expect(await left(await onBytes(() => {}), { patience: 300 })).toEqual({
    outcome: "unknown",
    reason: "The carrier has not answered in time",
  });
  expect(Date.now() - began).toBeLessThan(2_000);
});

test("SMS-53: an answer whose body breaks off counts by its status", async () => {
  const cut = (status: string) =>
    onBytes((socket) =>
      socket.write(`HTTP/1.1 ${status}\r\nContent-Length: 100\r\n\r\nabc`, () =>
        setTimeout(() => socket.resetAndDestroy(), 20),
      ),
    );
  expect(await left(await cut("200 OK"))).toEqual({ outcome: "accepted", carrierId: null });
  expect(await left(await cut("400 Bad Request"))).toMatchObject({ outcome: "refused" });
});

test("SMS-53: a redirect is not followed and refuses the message", async () => {
  let visits = 0;
  const target = await answering((_, response) => {
    visits += 1;
    response.end("OK");
  });
  const url = await answering((_, response) => response.writeHead(307, { location: target }).end());
  expect(await left(url)).toEqual({ outcome: "refused", reason: "The carrier's address redirects elsewhere" });
  expect(visits).toBe(0);
});

test("SMS-53: a carrier that wants less is heard", async () => {
  const url = await answering((_, response) => response.writeHead(429, { "retry-after": "7" }).end());
  expect(await left(url)).toEqual({ outcome: "slow-down", retryAfter: 7_000 });
});

test.each([521, 523, 525, 526])(
  "SMS-53: the edge's %d says that nothing has left, a carrier's own does not",
  async (status) => {
    const edge = await answering((_, response) => response.writeHead(status, { server: "cloudflare" }).end());
    const own = await answering((_, response) => response.writeHead(status).end());
    expect(await left(edge)).toMatchObject({ outcome: "unreachable" });
    expect(await left(own)).toMatchObject({ outcome: "unknown" });
  },
);

test("SMS-53: an endless answer is read no further than 64 KB", async () => {
  let written = 0;
  const url = await answering((_, response) => {
    const more = () => {
      while (response.write("x".repeat(16_384))) written += 16_384;
    };
    response.on("drain", more);
    more();
  });
  expect(await left(url, { patience: 5_000 })).toEqual({ outcome: "accepted", carrierId: null });
  expect(written).toBeLessThan(64 * 1024 * 1024);
});

test("SMS-3: a gateway that wants a digest gets the message once, with the digest", async () => {
  const seen: (string | undefined)[] = [];
  const url = await answering((request, response) => {
    seen.push(request.headers.authorization?.split(" ")[0]);
    const isDigest = request.headers.authorization?.startsWith("Digest ");
    if (!isDigest)
      response.writeHead(401, { "www-authenticate": 'Digest realm="Web Server", nonce="n1", qop="auth"' }).end();
    else response.end(JSON.stringify({ error_code: 202, task_id: 1 }));
  });
  expect(await left(url, { account: accountOf("dinstar", { url, ports: "0" }) })).toMatchObject({
    outcome: "accepted",
  });
  expect(seen).toEqual(["Basic", "Digest"]);
});

test("SMS-5: deployed, loopback and hosts beyond the list are refused before anything is sent", async () => {
  let visits = 0;
  const url = await answering((_, response) => {
    visits += 1;
    response.end();
  });
  expect(await left(url, { rules: { hosts: ["127.0.0.1", "localhost"], local: false } })).toMatchObject({
    outcome: "refused",
  });
  expect(await left("https://gateway.example.com", { rules: { hosts: [], local: false } })).toMatchObject({
    outcome: "refused",
    reason: "gateway.example.com is not on the list of allowed hosts",
  });
  expect(await left("https://gateway.example.com/${phone}/${nothing}")).toMatchObject({ outcome: "refused" });
  expect(visits).toBe(0);
});

test("WA-6: files keep to the same rules: no redirect followed, 16 MB at most, only allowed hosts", async () => {
  const file = await answering((request, response) => {
    if (request.url === "/redirect") response.writeHead(302, { location: "/file" }).end();
    else if (request.url === "/huge") response.end(Buffer.alloc(17 * 1024 * 1024));
    else response.end(Buffer.alloc(300_000));
  });
  expect(await asked({ rules: LOCAL, ask: `${file}/file` })).toEqual({ status: 200, bytes: 300_000 });
  expect(await asked({ rules: LOCAL, ask: `${file}/redirect` })).toEqual({ status: 302, bytes: 0 });
  expect(await asked({ rules: LOCAL, ask: `${file}/huge` })).toMatchObject({ message: "The answer is too large" });
  expect(await asked({ rules: { hosts: [], local: false }, ask: `${file}/file` })).toMatchObject({ error: "Refusal" });
});
