import type { z } from "zod";
import type { changeOwnPassword } from "../../protocol/access.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { replacePassword } from "../../store/access/credentials.ts";
import type { Actor } from "../../store/changes.ts";
import { closeSessions } from "../access/ended-sessions.ts";
import { attemptOf } from "../access/guard.ts";
import { isPasswordOf, refuseWeak } from "../access/password.ts";
import { hashPassword } from "../access/password-hash.ts";
import { refuse } from "../problems.ts";

/** One's own password becomes another, and one's other sessions end. A wrong present one counts as an attempt to sign in. */
export async function changePassword(
  env: Env,
  request: Request,
  { user, username, session }: Principal,
  by: Actor,
  { current, next }: z.output<typeof changeOwnPassword>,
): Promise<void> {
  refuseWeak(next, username, "next");
  const attempt = await attemptOf(request, env, username);
  if (!(await isPasswordOf(env, user, current))) refuseWrong();
  await attempt.succeeded();
  const hash = await hashPassword(next, env.AUTH_SECRET);
  const ended = await replacePassword(env.CONFIG, by, user, hash, session);
  await closeSessions(env, user, ended);
}

function refuseWrong(): never {
  const detail = "This is not your present password";
  return refuse("invalid_input", undefined, [{ path: "current", code: "wrong", detail }]);
}
