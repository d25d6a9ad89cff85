import { sameText } from "../../channels/genuine.ts";
import { keyedName } from "../../store/keyed-name.ts";
import { refuse } from "../problems.ts";

const SHAPE = /^(\d{1,15})\.([0-9a-f]{16})$/;
const TAG_LENGTH = 16;

type Secret = Pick<Env, "NAME_SECRET">;

/**
 * Where an erasure goes on, as its answer hands it out. Whatever lies before it counts as looked through: so nobody can make one up, nor take
 * that of one customer to another.
 */
export function erasureCursor(env: Secret, address: string, at: number): string {
  return `${at}.${tagOf(env, address, String(at))}`;
}

/** Refuses with `invalid_input` at `after` what was not handed out for this address; empty: the beginning. */
export function placeIn(env: Secret, address: string, after: string): number {
  if (after === "") return 0;
  const [, at = "", tag = ""] = SHAPE.exec(after) ?? [];
  if (at !== "" && sameText(tag, tagOf(env, address, at))) return Number(at);
  const detail = "It is not from an answer of this erasure: leave it out to begin anew";
  return refuse("invalid_input", undefined, [{ path: "after", code: "unknown_cursor", detail }]);
}

function tagOf(env: Secret, address: string, at: string): string {
  return keyedName(env.NAME_SECRET, "erasure", address.toLowerCase(), at).slice(0, TAG_LENGTH);
}
