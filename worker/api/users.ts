import { type Context, Hono } from "hono";
import {
  createUser,
  type PeopleUploaded,
  resetPassword,
  type UserResource,
  updateUser,
  userQuery,
} from "../../protocol/access.ts";
import type { FieldError } from "../../protocol/problem.ts";
import { replacePassword } from "../../store/access/credentials.ts";
import { resetSecondFactor } from "../../store/access/second-factor.ts";
import { endSessions } from "../../store/access/sessions.ts";
import * as users from "../../store/access/users.ts";
import { actorOf, changed } from "../access/actor.ts";
import { closeSessions } from "../access/ended-sessions.ts";
import { refuseOutranked, refuseUngrantable } from "../access/granting.ts";
import { unlock } from "../access/guard.ts";
import { refuseWeak } from "../access/password.ts";
import { hashPassword } from "../access/password-hash.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { receivePeople } from "../people/receive-people.ts";
import { parsed, parsedQuery, refuse, taken } from "../problems.ts";

/** A thousand people with long names. */
const MOST_BYTES = 500_000;
const MOST_ERRORS = 1_000;
const TAKEN = { "user.username": "username", "user.email": "username", "user.extension": "extension" };

/** People and what they are. Deleting is disabling: interactions keep their names. */
export const userAdministration = new Hono<SignedIn>()
  .use("/users", signedIn, requires("users"))
  .use("/users/*", signedIn, requires("users"))
  .get("/users", async (c) => c.json(await users.listUsers(c.env.CONFIG, parsedQuery(c, userQuery))))
  .post("/users", async (c) => {
    const { username, password, confirm: _, ...settings } = await parsed(c, createUser);
    refuseWeak(password, username);
    await refuseUngrantable(c.env, c.var.principal, settings.role, settings.groups);
    const hash = await hashPassword(password, c.env.AUTH_SECRET);
    const user = { ...settings, disabled: false };
    await taken(TAKEN, () => users.createUser(c.env.CONFIG, actorOf(c), username, user, hash));
    changed(c);
    return c.json(await found(c, username), 201);
  })
  .post("/users/uploads", async (c) => {
    const announced = Number(c.req.header("Content-Length") ?? 0);
    const bytes = announced > MOST_BYTES ? null : await c.req.arrayBuffer();
    if (bytes === null || bytes.byteLength > MOST_BYTES) refuse("too_large", `At most ${MOST_BYTES} bytes`);
    const answer = await taken(TAKEN, () => receivePeople(c.env, c.var.principal, bytes));
    if ("errors" in answer) refuse("invalid_input", wrongLines(answer.errors), answer.errors.slice(0, MOST_ERRORS));
    changed(c);
    return c.json(answer satisfies PeopleUploaded, 201);
  })
  .get("/users/:username", async (c) => c.json(await found(c, c.req.param("username"))))
  .put("/users/:username", async (c) => {
    const before = await administered(c, c.req.param("username"));
    const settings = await parsed(c, updateUser);
    if (settings.disabled && before.id === c.var.principal.user)
      refuseChange("disabled", "yourself", "You cannot disable yourself");
    await refuseUngrantable(c.env, c.var.principal, settings.role, settings.groups);
    const refused = await taken(TAKEN, () => users.updateUser(c.env.CONFIG, actorOf(c), before, settings));
    if (refused === "last_administrator")
      refuseChange(settings.disabled ? "disabled" : "role", refused, "This is the last administrator");
    if (settings.disabled || settings.role !== before.role) await signOutEverywhere(c, before);
    changed(c);
    return c.json(await found(c, before.username));
  })
  .put("/users/:username/password", async (c) => {
    const user = await administered(c, c.req.param("username"));
    const { password } = await parsed(c, resetPassword);
    refuseWeak(password, user.username);
    const hash = await hashPassword(password, c.env.AUTH_SECRET);
    const ended = await replacePassword(c.env.CONFIG, actorOf(c), user.id, hash, null);
    await closeSessions(c.env, user.id, ended, true);
    await unlock(c.env, user.username);
    return c.body(null, 204);
  })
  .delete("/users/:username/second-factor", async (c) => {
    const user = await administered(c, c.req.param("username"));
    const ended = await resetSecondFactor(c.env.CONFIG, actorOf(c), user.id);
    changed(c);
    await closeSessions(c.env, user.id, ended, true);
    return c.body(null, 204);
  })
  .delete("/users/:username/sessions", async (c) => {
    await signOutEverywhere(c, await administered(c, c.req.param("username")));
    return c.body(null, 204);
  });

function refuseChange(path: string, code: string, detail: string): never {
  return refuse("conflict", undefined, [{ path, code, detail }]);
}

/** As files of dialers say it. */
function wrongLines(errors: FieldError[]): string {
  const lines = new Set(errors.map(({ path }) => path.split(",")[0])).size;
  return lines === 1 ? "1 line is wrong" : `${lines} lines are wrong`;
}

async function found(c: Context<SignedIn>, username: string): Promise<UserResource> {
  return (await users.findUser(c.env.CONFIG, username)) ?? refuse("not_found");
}

async function administered(c: Context<SignedIn>, username: string): Promise<UserResource> {
  const user = await found(c, username);
  await refuseOutranked(c.env, c.var.principal, user.id);
  return user;
}

async function signOutEverywhere(c: Context<SignedIn>, user: UserResource): Promise<void> {
  await closeSessions(c.env, user.id, await endSessions(c.env.CONFIG, actorOf(c), user.id), true);
}
