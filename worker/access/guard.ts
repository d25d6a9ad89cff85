import { networkOf } from "../../domain/access/address-fence.ts";
import type { SignInGuard } from "../../durable-objects/sign-in-guard/sign-in-guard.ts";
import { keyedName } from "../../store/keyed-name.ts";
import { refuse } from "../problems.ts";

/** An attempt to sign in that the guards of its user name and of its address have let through, counted as failed until it turns out otherwise. */
export interface Attempt {
  succeeded(): Promise<void>;
  /** It was we who failed. */
  uncounted(): Promise<void>;
}

/** Refuses with `locked_out` while somebody has to wait. Asked before a password is hashed, which costs a fifth of a second. */
export async function attemptOf(request: Request, env: Env, username: string): Promise<Attempt> {
  const user = await userGuard(env, username);
  const client = request.headers.get("CF-Connecting-IP");
  const address = client === null ? null : await guard(env, "sign-in-address", networkOf(client));
  refuseWaiting((await address?.attempt({ of: "address" })) ?? 0);
  refuseWaiting(await user.attempt({ of: "user" }));
  return {
    succeeded: async () => void (await Promise.all([user.forget(), address?.takeBack()])),
    uncounted: async () => void (await Promise.all([user.takeBack(), address?.takeBack()])),
  };
}

/** Ends a lock-out: an administrator has given a new password. */
export async function unlock(env: Env, username: string): Promise<void> {
  await (await userGuard(env, username)).forget();
}

function userGuard(env: Env, username: string) {
  return guard(env, "sign-in", username.toLowerCase());
}

async function guard(env: Env, kind: string, of: string): Promise<DurableObjectStub<SignInGuard>> {
  return env.SIGN_IN_GUARD.getByName(keyedName(env.NAME_SECRET, kind, of));
}

function refuseWaiting(ms: number): void {
  const seconds = Math.ceil(ms / 1_000);
  if (ms > 0) refuse("locked_out", `Try again in ${seconds} s`, undefined, { "Retry-After": String(seconds) });
}
