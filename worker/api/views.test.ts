import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import type { Permission, Role } from "../../domain/access/permission.ts";
import type { GroupResource, Me } from "../../protocol/access.ts";
import { putGroup } from "../../store/access/groups.ts";
import { createUser } from "../../store/access/users.ts";
import { Browser, PASSWORD } from "../../tests/acceptance/browser.ts";
import { upgrade } from "../../tests/acceptance/line.ts";
import { hashPassword } from "../access/password-hash.ts";
import { AREAS } from "../openapi/areas.ts";

const by = { id: "system", name: "test" };

async function person(username: string, role: Role, groups: string[] = []): Promise<Browser> {
  const settings = { name: username, role, groups, extension: "", totalCap: 0, mayToggleCall: false };
  const hash = await hashPassword(PASSWORD, env.AUTH_SECRET, { N: 1024, r: 8, p: 1 });
  await createUser(env.CONFIG, by, username, { ...settings, language: null, disabled: false }, hash);
  return new Browser().signIn(username);
}

let admin: Browser;
let lead: Browser;

beforeAll(async () => {
  const group = (name: string, permissions: Permission[]) =>
    putGroup(env.CONFIG, by, null, { name, permissions, campaigns: [], requiresTwoFactor: false });
  await group("leads", ["users", "watch"]);
  admin = await person("boss", "administrator");
  lead = await person("lead", "supervisor", ["leads"]);
  await person("ana", "agent");
});

test("an administrator sees what another user sees, and is themselves again when they say so; both stand in the log", async () => {
  const own = await admin.ask<Me>("GET", "/me");
  const { until } = await admin.ask<{ until: number }>("POST", "/users/ana/view");
  expect(until - Date.now()).toBeGreaterThan(29 * 60_000);
  const seen = await admin.ask<Me>("GET", "/me");
  expect(seen).toMatchObject({ username: "ana", permissions: [], viewedBy: { user: own.user, name: "boss", until } });
  expect((await admin.refused("GET", "/users")).code).toBe("forbidden");
  // Another browser of the same person sees as themselves.
  expect((await (await new Browser().signIn("boss")).ask<Me>("GET", "/me")).username).toBe("boss");
  await admin.ask("DELETE", "/me/view");
  expect(await admin.ask<Me>("GET", "/me")).toEqual(own);
  const { items } = await admin.ask<{ items: { action: string; actorName: string; subject: string }[] }>(
    "GET",
    "/audit?limit=50",
  );
  const about = items.filter(({ action }) => action.startsWith("user.view"));
  expect(about).toMatchObject([
    { action: "user.view-end", actorName: "boss", subject: `agent:${seen.user}` },
    { action: "user.view", actorName: "boss", subject: `agent:${seen.user}` },
  ]);
});

test("every act is refused in a view, at every door that a signed-in user has", async () => {
  await admin.ask("POST", "/users/lead/view");
  const own = ["DELETE /api/me/view", "POST /api/auth/sign-out"];
  const acts = AREAS.flatMap(({ operations }) => Object.entries(operations))
    .filter(([door, { by: caller }]) => caller.startsWith("user") && !door.startsWith("GET ") && !own.includes(door))
    .map(([door]) => door);
  expect(acts.length).toBeGreaterThan(60);
  const answers = await Promise.all(
    acts.map(async (door) => {
      const [method = "", path = ""] = door.split(" ");
      return `${door}: ${(await admin.refused(method, path.replace(/^\/api/, ""), {})).code}`;
    }),
  );
  expect(answers.filter((line) => !line.endsWith(": read_only"))).toEqual([]);
  expect((await admin.send("GET", "/desk/socket", undefined, { ...upgrade, Origin: admin.origin })).status).toBe(403);
  await admin.ask("DELETE", "/me/view");
});

test("nobody sees as one with more rights, as themselves, as nobody, or from within a view", async () => {
  expect((await lead.refused("POST", "/users/boss/view")).code).toBe("forbidden");
  expect((await lead.refused("POST", "/users/lead/view")).errors).toMatchObject([{ code: "yourself" }]);
  expect((await lead.refused("POST", "/users/nobody/view")).code).toBe("not_found");
  await lead.ask("POST", "/users/ana/view");
  expect((await lead.refused("POST", "/users/ana/view")).code).toBe("read_only");
  await lead.ask("DELETE", "/me/view");
});

test("a view ends with the right to it: the next request is seen as one's own", async () => {
  await lead.ask("POST", "/users/ana/view");
  expect((await lead.ask<Me>("GET", "/me")).username).toBe("ana");
  const { items } = await admin.ask<{ items: GroupResource[] }>("GET", "/security-groups");
  const { id, users: _, ...group } = items.find(({ name }) => name === "leads") as GroupResource;
  await admin.ask("PUT", `/security-groups/${id}`, { ...group, permissions: ["watch"] });
  expect((await lead.ask<Me>("GET", "/me")).username).toBe("lead");
});

test("the view of one session is nothing in another", async () => {
  await admin.ask("POST", "/users/ana/view");
  const other = await new Browser().signIn("boss");
  for (const [name, value] of admin.cookies) if (name.endsWith(".view")) other.cookies.set(name, value);
  expect((await other.ask<Me>("GET", "/me")).username).toBe("boss");
  await admin.ask("POST", "/auth/sign-out");
  expect([...admin.cookies.keys()].filter((name) => name.endsWith(".view"))).toEqual([]);
});
