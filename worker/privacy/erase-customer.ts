import type { Erased } from "../../protocol/privacy.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { splitPersons } from "../../store/archive/customers.ts";
import { storedRetentions } from "../../store/archive/retentions.ts";
import { allRecordingsOf } from "./customer.ts";
import { eraseEverywhere } from "./erase.ts";
import { eraseAllElsewhere, eraseFromLines, eraseFromWebhooks } from "./erase-elsewhere.ts";
import { customerOf } from "./person.ts";

/** As it is told, with the place among lists as a number. */
type Bite = Omit<Erased, "after"> & { after: number | null };

/** Interactions that one request erases. */
const BITE = 60;

/**
 * One bite of erasing a customer everywhere that `by` sees, but where a campaign is under legal hold; asked again until nothing is left.
 * An interaction goes out of the archive last, and the case that was asked for last of all: by it a request that fails half-way finds again
 * what it has to do.
 */
export async function eraseCustomer(env: Env, by: Principal, address: string, after: number): Promise<Bite> {
  const customer = await customerOf(env, by, address);
  const { addresses, caseNumber } = customer;
  const found = await allRecordingsOf(env.ARCHIVE, by, customer);
  const stored = await storedRetentions(env.ARCHIVE);
  const isAsked = (one: { caseNumber: string }) => one.caseNumber.toLowerCase() === caseNumber?.toLowerCase();
  const free = found
    .filter(({ campaign }) => stored.get(campaign)?.hold !== true)
    .sort((one, other) => Number(isAsked(one)) - Number(isAsked(other)));
  const heldBack = found.length - free.length;
  const held = [...stored.values()].flatMap((one) => (one.hold ? [one.campaign] : []));
  const reach = { campaigns: by.campaigns, held };
  const bite = free.slice(0, BITE);
  const isLast = bite.length === free.length;
  // By a case nobody is found any more when it is gone: what lies elsewhere goes before it.
  const isLeading = caseNumber !== null && isLast && free.some(isAsked);
  const before = isLeading ? await eraseAllElsewhere(env, addresses, reach, after) : null;
  if (before !== null) return { erased: 0, left: free.length, held: heldBack, after: before };

  await eraseFromLines(env, bite, addresses);
  const named = by.campaigns === "all" ? addresses : [];
  await eraseFromWebhooks(env, [...bite.map(({ id }) => id), ...named]);
  const isWhole = by.campaigns === "all" && heldBack === 0;
  const [others, asked] = isLeading ? [bite.filter((one) => !isAsked(one)), bite.filter(isAsked)] : [bite, []];
  let erased = await eraseEverywhere(env, others);
  if (asked.length > 0 && erased === others.length) {
    if (isWhole) await splitPersons(env.ARCHIVE, customer.persons);
    erased += await eraseEverywhere(env, asked);
  }
  const left = free.length - erased;
  const next = left > 0 || caseNumber !== null ? null : await eraseAllElsewhere(env, addresses, reach, after);
  if (left === 0 && next === null && isWhole) await splitPersons(env.ARCHIVE, customer.persons);
  return { erased, left, held: heldBack, after: next };
}
