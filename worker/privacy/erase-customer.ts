import type { Erased } from "../../protocol/privacy.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { storedRetentions } from "../../store/archive/retentions.ts";
import { allRecordingsOf } from "./customer.ts";
import { eraseEverywhere } from "./erase.ts";
import { eraseElsewhere, eraseFromLines, eraseFromWebhooks, keyOf } from "./erase-elsewhere.ts";

/** Interactions that one request erases. */
const BITE = 60;

/**
 * One bite of erasing a customer everywhere that `by` sees, but where a campaign is under legal hold; asked again until nothing is left.
 * An interaction goes out of the archive last: by it a request that fails half-way finds again what it has to do.
 */
export async function eraseCustomer(env: Env, by: Principal, address: string, after: number): Promise<Erased> {
  const found = await allRecordingsOf(env.ARCHIVE, by, address);
  const stored = await storedRetentions(env.ARCHIVE);
  const free = found.filter(({ campaign }) => stored.get(campaign)?.hold !== true);
  const bite = free.slice(0, BITE);
  const key = keyOf(address);
  const named = key === null || by.campaigns !== "all" ? [] : [key];
  await eraseFromLines(env, bite, key);
  await eraseFromWebhooks(env, [...bite.map(({ id }) => id), ...named]);
  const erased = await eraseEverywhere(env, bite);
  const left = free.length - erased;
  const held = [...stored.values()].flatMap((one) => (one.hold ? [one.campaign] : []));
  const reach = { campaigns: by.campaigns, held };
  const next = key === null || left > 0 ? null : await eraseElsewhere(env, key, reach, after);
  return { erased, left, held: found.length - free.length, after: next };
}
