import { passwordProblem } from "../../domain/access/password.ts";
import { findCredential, rehashPassword } from "../../store/access/credentials.ts";
import { refuse } from "../problems.ts";
import { hashPassword, isOutdated, verifyPassword } from "./password-hash.ts";

/** Whether it is this user's present password. */
export async function isPasswordOf(env: Env, user: string, password: string): Promise<boolean> {
  const hash = await findCredential(env.CONFIG, user);
  return hash !== null && verifyPassword(password, hash, env.AUTH_SECRET);
}

/** Refuses, at the field of that name, a password that is too short, too long or too common. */
export function refuseWeak(password: string, username: string, path = "password"): void {
  const code = passwordProblem(password, username);
  if (code !== null) refuse("invalid_input", undefined, [{ path, code, detail: "Choose a longer or rarer password" }]);
}

/** A right password under yesterday's parameters is hashed anew. */
export async function renewHash(env: Env, user: string, password: string): Promise<void> {
  const hash = await findCredential(env.CONFIG, user);
  if (hash === null || !isOutdated(hash)) return;
  await rehashPassword(env.CONFIG, user, hash, await hashPassword(password, env.AUTH_SECRET));
}
