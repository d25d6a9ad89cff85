import { isName } from "../../domain/campaign/names.ts";
import type { Kind } from "../../store/changes.ts";
import type { Snapshot } from "./subjects.ts";

/** By what doors find a subject. */
export interface Labels {
  name: string;
  provider: string | null;
  door: string | null;
  /** Of a campaign: id of the mailbox whose mails are its own. */
  mailbox: string | null;
  /** At which mail comes to it, in lower case. */
  addresses: string[];
}

const NONE = { provider: null, door: null, mailbox: null, addresses: [] };

/** By what a snapshot is found, beside its id. */
export function labelsOf(snapshot: Snapshot<Kind>): Labels {
  if ("campaign" in snapshot) {
    const { name, provider, mailbox, addresses } = snapshot.campaign;
    // A deleted one has a name that is none: no mail is its own any more.
    return isName(name) ? { ...NONE, name, provider, mailbox, addresses } : { ...NONE, name, provider };
  }
  if ("dialer" in snapshot) return { ...NONE, name: snapshot.dialer.name };
  if ("door" in snapshot) return { ...NONE, name: snapshot.name, door: snapshot.door || null };
  if ("url" in snapshot) return { ...NONE, name: snapshot.name };
  if ("address" in snapshot)
    return { ...NONE, name: snapshot.name, addresses: snapshot.address === "" ? [] : [snapshot.address] };
  return { ...NONE, name: snapshot.username };
}
