import { computed, signal } from "@preact/signals";
import type { Permission } from "../../domain/access/permission.ts";
import type { Me as MeAnswer } from "../../protocol/access.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { answer, api, Refusal } from "./api.ts";
import { endOfSession, onSessionEnded } from "./session-ended.ts";

export type Me = Omit<Principal, "session"> & Pick<MeAnswer, "sandbox" | "secondFactor">;

/** Undefined until the server was asked; null when nobody is signed in; `"unreachable"` when it could not be asked. */
export const me = signal<Me | null | undefined | "unreachable">(undefined);

export const principal = computed(() => (typeof me.value === "object" ? me.value : null));

onSessionEnded(() => {
  if (principal.value !== null) me.value = null;
});

/** What a role may not do is absent: asked for every link, button and screen. */
export function can(permission: Permission): boolean {
  return principal.value?.permissions.includes(permission) ?? false;
}

/** Who am I? Asked once at the start, after signing in, and whenever it is in doubt: no answer changes nothing of who is known. */
export async function loadSession(): Promise<void> {
  try {
    me.value = (await answer(api.me.$get())) as Me;
    endOfSession.value = null;
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.problem.status === 401) me.value = null;
    // What is on screen, and what was typed there, outlives an outage: each screen says itself that it is not live.
    else if (principal.peek() === null) me.value = "unreachable";
  }
}

/** A session ends after four hours without a request, and sockets make none: an agent who chats all morning stays signed in. */
const ASK_EVERY_MS = 60 * 60_000;
setInterval(() => {
  if (principal.value === null) return;
  answer(api.me.$get()).then(
    (body) => (me.value = body as Me),
    // Ended, it has been said by then; unreachable, the next hour asks again.
    () => {},
  );
}, ASK_EVERY_MS);

/** Throws a `Refusal`: `invalid_credentials` is all that one learns (SEC-2). True: a code is asked for. */
export async function signIn(username: string, password: string): Promise<boolean> {
  const { second } = await answer(api.auth["sign-in"].username.$post({ json: { username, password } }));
  if (!second) await loadSession();
  return second;
}

/** The second step; throws a `Refusal`. */
export async function signInByCode(code: string): Promise<void> {
  await answer(api.auth["sign-in"]["second-factor"].$post({ json: { code } }));
  await loadSession();
}

export async function signOut(): Promise<void> {
  await answer(api.auth["sign-out"].$post());
  endOfSession.value = "signed_out";
  me.value = null;
}
