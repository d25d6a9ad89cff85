import { Refusal } from "./carrier.ts";

/** `path` at an account's address (its own path in front, a final slash or not); the carrier's own where the account names none. */
export function addressAt(account: string, standard: string, path: string): URL {
  const base = URL.parse(account === "" ? standard : account);
  if (base === null) throw new Refusal("The account's address cannot be read");
  return new URL(`${base.origin}${base.pathname.replace(/\/+$/, "")}${path}`);
}
