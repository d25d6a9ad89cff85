import { Hono } from "hono";
import { passwordProblem } from "../../domain/access/password.ts";
import { setup } from "../../protocol/access.ts";
import { createUser, hasUsers } from "../../store/access/users.ts";
import { hashPassword } from "../access/password-hash.ts";
import { parsed, refuse } from "../problems.ts";

/** The first administrator, by the installation's one-time token; once anybody exists this door is gone. */
export const firstRun = new Hono<{ Bindings: Env & { SETUP_TOKEN?: string } }>()
  .get("/setup", async (c) => c.json({ needed: !(await hasUsers(c.env.CONFIG)) }))
  .post("/setup", async (c) => {
    if (await hasUsers(c.env.CONFIG)) refuse("not_found");
    const { token, username, name, password } = await parsed(c, setup);
    if (!(await sameSecret(token, c.env.SETUP_TOKEN ?? "")))
      refuse("invalid_credentials", "This is not the set-up token");
    const weak = passwordProblem(password, username);
    if (weak !== null)
      refuse("invalid_input", undefined, [
        { path: "password", code: weak, detail: "Choose a longer or rarer password" },
      ]);
    const settings = {
      name,
      role: "administrator",
      groups: [],
      extension: "",
      totalCap: 0,
      mayToggleCall: false,
      language: null,
      disabled: false,
    } as const;
    const hash = await hashPassword(password, c.env.AUTH_SECRET);
    // A fixed id: of two who come at once, the second meets a constraint.
    await createUser(
      c.env.CONFIG,
      { id: "system", name: "setup" },
      username,
      { ...settings, groups: [] },
      hash,
      "first-administrator",
    );
    return c.json({ username }, 201);
  });

/** Compared by digest, so the time tells nothing of either; an empty secret matches nothing. */
async function sameSecret(given: string, expected: string): Promise<boolean> {
  if (expected === "") return false;
  const digest = async (text: string) =>
    new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  const [a, b] = await Promise.all([digest(given), digest(expected)]);
  return crypto.subtle.timingSafeEqual(a, b);
}
