/** A campaign as far as it says which messages of an account are its own. */
export interface DidOwner {
  id: string;
  enabled: boolean;
  /** Numbers, ports or pages; empty: whatever no other campaign names. */
  dids: readonly string[];
}

/** So many last digits of a number written nationally and internationally are the same. */
const SHORTEST_TAIL = 7;

/**
 * SMS-24: whose message it is that came to `to` (empty: the carrier does not say). The campaign that names it; else the only one that
 * names none; else the only one there is. An enabled one goes before disabled ones; null when that does not decide.
 */
export function ownerOfDid<Owner extends DidOwner>(campaigns: readonly Owner[], to: string): Owner | null {
  if (to.trim() !== "") {
    for (const same of [isSame, endsAlike]) {
      const naming = campaigns.filter(({ dids }) => dids.some((did) => same(did, to)));
      const owner = naming.find(({ enabled }) => enabled) ?? naming[0];
      if (owner !== undefined) return owner;
    }
  }
  return theOnly(campaigns.filter(({ dids }) => dids.length === 0)) ?? theOnly(campaigns);
}

function theOnly<Owner extends DidOwner>(campaigns: readonly Owner[]): Owner | null {
  if (campaigns.length === 1) return campaigns[0] ?? null;
  const enabled = campaigns.filter((campaign) => campaign.enabled);
  return enabled.length === 1 ? (enabled[0] ?? null) : null;
}

/** Numbers by their digits, names and ports as text without case. */
function isSame(did: string, to: string): boolean {
  const [a, b] = [digitsOf(did), digitsOf(to)];
  return a !== null && b !== null ? a === b : did.trim().toLowerCase() === to.trim().toLowerCase();
}

function endsAlike(did: string, to: string): boolean {
  const [a, b] = [digitsOf(did)?.replace(/^0+/, ""), digitsOf(to)?.replace(/^0+/, "")];
  if (a === undefined || b === undefined || Math.min(a.length, b.length) < SHORTEST_TAIL) return false;
  return a.endsWith(b) || b.endsWith(a);
}

/** Null for what is no number. */
function digitsOf(text: string): string | null {
  const number = text.trim().replace(/^[a-z]+:/i, "");
  return /^[+\d][\d\s().-]*$/.test(number) ? number.replaceAll(/\D/g, "") : null;
}
