import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { setup } from "../../protocol/access.ts";
import { createUser, hasUsers, type UserSettings } from "../../store/access/users.ts";
import { changed } from "../access/actor.ts";
import { refuseWeak } from "../access/password.ts";
import { hashPassword } from "../access/password-hash.ts";
import { refuseForeignWrites } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";

const BY = { id: "system", name: "setup" };
/** A fixed id: of two who come at once, the second meets a constraint. */
const FIRST = "first-administrator";

/** The first administrator, by the installation's one-time token; once anybody exists this door is gone. */
export const firstRun = new Hono<{ Bindings: Env & { SETUP_TOKEN?: string; LOCAL_DEMO?: string } }>()
  .get("/setup", async (c) => {
    // A demo's users come a moment after its doors have opened.
    if (c.env.LOCAL_DEMO === "true") return c.json({ needed: false });
    return c.json({ needed: !(await hasUsers(c.env.CONFIG)) });
  })
  .post("/setup", async (c) => {
    refuseForeignWrites(c);
    if (await hasUsers(c.env.CONFIG)) refuse("not_found");
    const { token, username, name, password } = await parsed(c, setup);
    if (!(await sameSecret(token, c.env.SETUP_TOKEN ?? "")))
      refuse("invalid_credentials", "This is not the set-up token");
    refuseWeak(password, username);
    const hash = await hashPassword(password, c.env.AUTH_SECRET);
    await createFirst(c.env.CONFIG, username, name, hash);
    changed(c);
    return c.json({ username }, 201);
  });

/** Of two who come at once the second finds that somebody exists, and no door. */
async function createFirst(config: D1Database, username: string, name: string, hash: string): Promise<void> {
  try {
    await createUser(config, BY, username, administrator(name), hash, FIRST);
  } catch (error) {
    if (await hasUsers(config)) refuse("not_found");
    throw error;
  }
}

function administrator(name: string): UserSettings {
  return {
    name,
    role: "administrator",
    groups: [],
    extension: "",
    totalCap: 0,
    mayToggleCall: false,
    language: null,
    disabled: false,
  };
}

/** Compared by digest, so the time tells nothing of either; an empty secret matches nothing. */
async function sameSecret(given: string, expected: string): Promise<boolean> {
  if (expected === "") return false;
  const digest = async (text: string) =>
    new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  const [a, b] = await Promise.all([digest(given), digest(expected)]);
  return timingSafeEqual(a, b);
}
