import { type Context, Hono } from "hono";
import { passwordProblem } from "../../domain/access/password.ts";
import { deskOf } from "../../durable-objects/addresses.ts";
import { createUser, resetPassword, type UserResource, updateUser, userQuery } from "../../protocol/access.ts";
import { endSessions, replacePassword } from "../../store/access/credentials.ts";
import * as users from "../../store/access/users.ts";
import { actorOf, changed } from "../access/actor.ts";
import { hashPassword } from "../access/password-hash.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, parsedQuery, refuse, taken } from "../problems.ts";

const TAKEN = {
  "user.username": "username",
  "user.email": "username",
  user_extension: "extension",
  "user.extension": "extension",
};

/** People and what they are. Deleting is disabling: interactions keep their names. */
export const userAdministration = new Hono<SignedIn>()
  .use("/users", signedIn, requires("users"))
  .use("/users/*", signedIn, requires("users"))
  .get("/users", async (c) => c.json(await users.listUsers(c.env.CONFIG, parsedQuery(c, userQuery))))
  .post("/users", async (c) => {
    const { username, password, confirm: _, ...settings } = await parsed(c, createUser);
    refuseWeak(password, username);
    const hash = await hashPassword(password, c.env.AUTH_SECRET);
    await taken(TAKEN, () =>
      users.createUser(c.env.CONFIG, actorOf(c), username, { ...settings, disabled: false }, hash),
    );
    changed(c);
    return c.json(await found(c, username), 201);
  })
  .get("/users/:username", async (c) => c.json(await found(c, c.req.param("username"))))
  .put("/users/:username", async (c) => {
    const before = await found(c, c.req.param("username"));
    const settings = await parsed(c, updateUser);
    await refuseLockingOut(c, before, settings);
    await taken(TAKEN, () => users.updateUser(c.env.CONFIG, actorOf(c), before, settings));
    if (settings.disabled || settings.role !== before.role) await signOutEverywhere(c, before);
    changed(c);
    return c.json(await found(c, before.username));
  })
  .put("/users/:username/password", async (c) => {
    const user = await found(c, c.req.param("username"));
    const { password } = await parsed(c, resetPassword);
    refuseWeak(password, user.username);
    await replacePassword(c.env.CONFIG, actorOf(c), user.id, await hashPassword(password, c.env.AUTH_SECRET), null);
    await deskOf(c.env, user.id).endSession({ session: "all" });
    return c.body(null, 204);
  })
  .delete("/users/:username/sessions", async (c) => {
    await signOutEverywhere(c, await found(c, c.req.param("username")));
    return c.body(null, 204);
  });

async function found(c: Context<SignedIn>, username: string): Promise<UserResource> {
  return (await users.findUser(c.env.CONFIG, username)) ?? refuse("not_found");
}

async function signOutEverywhere(c: Context<SignedIn>, user: UserResource): Promise<void> {
  await endSessions(c.env.CONFIG, actorOf(c), user.id);
  await deskOf(c.env, user.id).endSession({ session: "all" });
}

function refuseWeak(password: string, username: string): void {
  const code = passwordProblem(password, username);
  if (code !== null)
    refuse("invalid_input", undefined, [{ path: "password", code, detail: "Choose a longer or rarer password" }]);
}

/** Nobody disables themselves, and one administrator always remains. */
async function refuseLockingOut(
  c: Context<SignedIn>,
  before: UserResource,
  after: { role: string; disabled: boolean },
): Promise<void> {
  const loses = after.disabled || after.role !== "administrator";
  if (after.disabled && before.id === c.var.principal.user) refuse("conflict", "You cannot disable yourself");
  if (
    before.role === "administrator" &&
    !before.disabled &&
    loses &&
    (await users.activeAdministrators(c.env.CONFIG)) <= 1
  ) {
    refuse("conflict", "This is the last administrator");
  }
}
