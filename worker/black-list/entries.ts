import type { z } from "zod";
import { blackListAddresses } from "../../channels/black-list-address.ts";
import { readNumber } from "../../channels/phone-number.ts";
import type { BlockedAddress, blockAddress } from "../../protocol/black-list.ts";
import type { BlockScope } from "../../store/configuration/block-scopes.ts";
import { namesOf } from "../../store/configuration/names-of.ts";
import { type Block, EVERYTHING, type StoredBlock } from "../../store/spool/black-list.ts";
import { refuse } from "../problems.ts";
import type { SeenScopes } from "./seen-scopes.ts";

/** In which numbers are read that no campaign's account says the country of. */
export const HOME = "UY";

/** Entries with the names of what they block and of who put them there. */
export async function shownEntries(
  config: D1Database,
  blocks: readonly StoredBlock[],
  { describe }: Pick<SeenScopes, "describe">,
): Promise<BlockedAddress[]> {
  const names = await namesOf(config, [], [...new Set(blocks.map(({ by }) => by))]);
  return blocks.map(({ id, address, scope, source, promotionsOnly, at, by, reason, expires, tries, lastTry }) => ({
    id,
    address,
    scope: describe(scope),
    source,
    promotionsOnly: promotionsOnly || source === "registry",
    at: isoOf(at),
    by: names.get(by) ?? by,
    reason,
    expires: expires === null ? null : isoOf(expires),
    tries,
    lastTry: lastTry === null ? null : isoOf(lastTry),
  }));
}

/** What somebody asks to block, in their name; refuses a campaign that they do not see. `now` in ms. */
export function blocksAsked(
  { address, campaign, promotionsOnly, reason, expires }: z.output<typeof blockAddress>,
  { named }: Pick<SeenScopes, "named">,
  { by, source }: Pick<Block, "by" | "source">,
  now: number,
): Block[] {
  const owners = campaign === null ? null : (named.get(campaign.toLowerCase()) ?? refuseCampaign(campaign));
  const until = expires === null ? null : Date.parse(expires);
  return blocksFor(address, owners, { source, promotionsOnly, at: now, by, reason, expires: until }).blocks;
}

function refuseCampaign(name: string): never {
  const detail = `Campaign ${name} does not exist`;
  return refuse("invalid_input", undefined, [{ path: "campaign", code: "unknown_campaign", detail }]);
}

/** One written address for one campaign's scopes, or for everything (`owners` null). `read` false: it is kept as it is written. */
export function blocksFor(
  written: string,
  owners: readonly BlockScope[] | null,
  rest: Omit<Block, "address" | "scope">,
): { blocks: Block[]; read: boolean; country: string } {
  const targets = owners?.map(({ id, channel, account }) => ({ scope: id, channel, country: countryOf(account) }));
  let read = false;
  const blocks = (targets ?? [{ scope: EVERYTHING, channel: null, country: HOME }]).flatMap(
    ({ scope, channel, country }) => {
      const found = blackListAddresses(written, country, channel);
      read ||= found.read;
      return found.addresses.map((address): Block => ({ ...rest, address, scope }));
    },
  );
  return { blocks, read, country: targets?.[0]?.country ?? HOME };
}

/** What addresses may begin with that were typed so into a search. */
export function prefixesOf(typed: string | undefined, { owners }: Pick<SeenScopes, "owners">): string[] {
  const plain = typed?.trim() ?? "";
  if (plain === "") return [];
  const countries = new Set([HOME, ...owners.map(({ account }) => countryOf(account))]);
  const numbers = [...countries].flatMap((country) => readNumber(plain, country)?.e164 ?? []);
  if (numbers.length === 0 && /^\d+$/.test(plain)) numbers.push(`+${plain}`);
  return [...new Set([plain, ...numbers])];
}

function countryOf(account: BlockScope["account"]): string {
  return account?.settings.country ?? HOME;
}

export function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
