import { env, exports } from "cloudflare:workers";
import { beforeAll, expect, test, vi } from "vitest";
import { directoryOf } from "../../durable-objects/addresses.ts";
import type { Board, BoardFrame } from "../../protocol/board-socket.ts";
import type { Watched } from "../../protocol/boards.ts";
import type { Colleagues, ReadyColleagues } from "../../protocol/colleagues.ts";
import type { DeskServerFrame } from "../../protocol/desk-socket.ts";
import type { LineServerFrame } from "../../protocol/line-socket.ts";
import { SUBPROTOCOL, TICKET_PREFIX } from "../../protocol/socket.ts";
import type { NewWallboard } from "../../protocol/wallboards.ts";
import { seedDemo } from "../../store/demo.ts";
import { Browser } from "../../tests/acceptance/browser.ts";
import { Line, until, upgrade } from "../../tests/acceptance/line.ts";
import { hashPassword } from "../access/password-hash.ts";

const PASSWORD = "deskline-demo";
let pedroId = "";
const [admin, pedro, sofia, ana] = [new Browser(), new Browser(), new Browser(), new Browser()];

beforeAll(async () => {
  await seedDemo(env.CONFIG, ["altamar.example"], (password) => hashPassword(password, env.AUTH_SECRET));
  await directoryOf(env).changed();
  await admin.signIn("admin", PASSWORD);
  const { id: _, caseCode: __, ...like } = await admin.ask<Record<string, unknown>>("GET", "/campaigns/web-demo");
  await admin.ask("POST", "/campaigns", { ...like, name: "web-retail", version: undefined, channel: undefined });
  const group = (name: string, campaigns: string[]) =>
    admin.ask("POST", "/security-groups", { name, permissions: ["watch"], campaigns });
  await group("Chats", ["web-demo"]);
  await group("Texts", ["web-retail"]);
  for (const [username, of] of [
    ["pedro", "Chats"],
    ["sofia", "Texts"],
  ])
    await admin.ask("POST", "/users", {
      username,
      name: username,
      role: "supervisor",
      groups: [of],
      password: PASSWORD,
      confirm: PASSWORD,
    });
  await pedro.signIn("pedro", PASSWORD);
  pedroId = (await pedro.ask<{ user: string }>("GET", "/me")).user;
  await sofia.signIn("sofia", PASSWORD);
  await ana.signIn("ana", PASSWORD);
});

async function asks(name: string): Promise<void> {
  const form = { visitor: crypto.randomUUID(), request: crypto.randomUUID(), name, message: "Hola" };
  const answer = await exports.default.fetch("https://deskline.test/api/webchat/web-demo/conversations", {
    method: "POST",
    headers: { Origin: "https://altamar.example", "Content-Type": "application/json" },
    body: JSON.stringify(form),
  });
  expect(answer.status).toBe(201);
}

function wall(token: string, campaign = "web-demo"): Promise<Response> {
  const headers = { Upgrade: "websocket", "Sec-WebSocket-Protocol": `${SUBPROTOCOL}, ${TICKET_PREFIX}${token}` };
  return exports.default.fetch(new Request(`https://deskline.test/api/wall/${campaign}/socket`, { headers }));
}

test("WEB-91, SEC-5: a supervisor watches the campaigns of their group; others do not exist, and agents may not", async () => {
  await asks("Vera");
  const watched = await pedro.ask<{ campaigns: { name: string }[] }>("GET", "/boards");
  expect(watched.campaigns.map(({ name }) => name)).toEqual(["web-demo"]);
  const board = await pedro.ask<Board>("GET", "/campaigns/web-demo/board");
  expect(board.waiting.map(({ name }) => name)).toEqual(["Vera"]);
  const line = new Line<BoardFrame>(await pedro.send("GET", "/campaigns/web-demo/board/socket", undefined, upgrade));
  expect((await line.until("hello")).waiting).toHaveLength(1);
  for (const path of ["/campaigns/web-demo/board", "/campaigns/web-demo/board/socket"]) {
    expect((await sofia.send("GET", path, undefined, upgrade)).status).toBe(404);
    expect((await ana.send("GET", path, undefined, upgrade)).status).toBe(404);
  }
  expect((await ana.send("GET", "/boards")).status).toBe(403);
});

test("a wall's link shows figures and agents without any customer, only of its campaigns, until it is revoked", async () => {
  const made = await pedro.ask<NewWallboard>("POST", "/wallboards", { name: "Hall", campaigns: ["web-demo"] });
  expect((await pedro.send("POST", "/wallboards", { name: "Hall", campaigns: ["web-retail"] })).status).toBe(422);
  const screen = new Line<BoardFrame>(await wall(made.token));
  const hello = await screen.until("hello");
  expect([hello.waiting, hello.totals.waiting]).toEqual([[], 1]);
  await asks("Zoe");
  await screen.until("changes", ({ totals }) => totals.waiting === 2);
  expect(JSON.stringify(screen.frames)).not.toMatch(/Vera|Zoe/);
  expect((await wall(made.token, "web-retail")).status).toBe(404);
  expect((await wall("0".repeat(64))).status).toBe(401);
  const theirs = await sofia.ask<{ items: unknown[] }>("GET", "/wallboards");
  expect(theirs.items).toEqual([]);
  expect((await sofia.send("DELETE", `/wallboards/${made.id}`)).status).toBe(404);
  expect((await pedro.send("DELETE", `/wallboards/${made.id}`)).status).toBe(204);
  await screen.until("bye");
  expect((await wall(made.token)).status).toBe(401);
});

test("AGT-1, TRF-2: an agent is told who of those in their lines could take over now; who works in none is told of nobody", async () => {
  const { items } = await admin.ask<{ items: { id: string; username: string }[] }>("GET", "/users?limit=50");
  const idOf = (username: string) => items.find((one) => one.username === username)?.id ?? username;
  const told = async (by: Browser) => (await by.ask<ReadyColleagues>("GET", "/desk/colleagues")).readiness;
  const of = async (username: string) => (await told(ana))[idOf(username)];
  expect(await of("bruno")).toBe("away");
  const desks = ["bruno", "carla"].map(async (username) => {
    const browser = await new Browser().signIn(username, PASSWORD);
    return new Line<DeskServerFrame>(await browser.send("GET", "/desk/socket", undefined, upgrade));
  });
  const lines = await Promise.all(desks);
  await until(async () => (await of("bruno")) === "free");
  await until(async () => (await of("carla")) === "not-in-voice-campaign");
  expect(await of("ana")).toBe("away");
  expect(await told(pedro)).toEqual({});
  expect((await new Browser().send("GET", "/desk/colleagues")).status).toBe(401);
  for (const line of lines) line.close();
});

test("names of colleagues are told by the campaigns that one sees or works in", async () => {
  const { agents } = await pedro.ask<Watched>("GET", "/boards");
  const bruno = agents.find(({ username }) => username === "bruno");
  const named = (by: Browser) => by.ask<Colleagues>("GET", `/colleagues?ids=${bruno?.id},nobody`);
  const known = { names: { [bruno?.id ?? ""]: bruno?.name } };
  expect(await named(pedro)).toEqual(known);
  expect(await named(ana)).toEqual(known);
  expect(await named(sofia)).toEqual({ names: {} });
  expect((await new Browser().send("GET", "/colleagues?ids=a")).status).toBe(401);
});

test("SEC-5: whoever looks at a waiting list is asked anew who they are within minutes, and may by their permission, member or not", async () => {
  const { id } = await admin.ask<{ id: string }>("GET", "/campaigns/web-demo");
  const path = `/queues/${id}/line/socket`;
  expect((await sofia.send("GET", path, undefined, upgrade)).status).toBe(404);
  await admin.ask("POST", "/members", { action: "add", campaigns: ["web-demo"], agents: ["pedro"] });
  await until(async () => (await directoryOf(env).agent(pedroId))?.memberships.length === 1);
  const line = new Line<LineServerFrame>(await pedro.send("GET", path, undefined, upgrade));
  await line.until("hello");
  const later = Date.now() + 6 * 60_000;
  vi.spyOn(Date, "now").mockReturnValue(later);
  await asks("Nina");
  expect((await line.until("bye")).code).toBe("ticket_expired");
  vi.restoreAllMocks();
});
