import type { HonoRequest } from "hono";
import { networkOf } from "../../domain/access/address-fence.ts";
import { refuse } from "../problems.ts";

/** The binding does not say when to come again: after its period there is room for certain. */
const PERIOD_SECONDS = 60;

/**
 * Refuses with `rate_limited` a visitor, by `visitor` as their conversation is named, or an address that has begun too much at a campaign
 * in the last minute; wrangler.toml says how much. The binding counts in each of Cloudflare's locations: a fence against scripts and no
 * accounting. What a visitor is refused does not count for their address, or one page that tries for ever would shut out its office.
 */
export async function refuseTooMuchBegun(env: Env, req: HonoRequest, campaign: string, visitor: string): Promise<void> {
  await refuseOver(env.BEGUN_BY_VISITOR, visitor);
  const address = req.header("CF-Connecting-IP");
  if (address !== undefined) await refuseOver(env.BEGUN_BY_ADDRESS, `${campaign} ${networkOf(address)}`);
}

/** Refuses with `rate_limited` whoever has been counted too often by one of the bindings in wrangler.toml. A counter that is away shuts nobody out. */
export async function refuseOver(fence: RateLimit, key: string): Promise<void> {
  const { success } = await fence.limit({ key }).catch(() => ({ success: true }));
  if (!success) refuseForNow(PERIOD_SECONDS);
}

/** Refuses with `rate_limited`; there is room again after so many seconds. */
export function refuseForNow(seconds: number): never {
  return refuse("rate_limited", `Try again in ${seconds} s`, undefined, { "Retry-After": String(seconds) });
}
