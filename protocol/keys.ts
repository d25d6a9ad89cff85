import { z } from "zod";
import { KEY_SCOPES, type KeyScope } from "../domain/access/key-scope.ts";
import { isNetwork } from "../domain/access/source-address.ts";
import { name } from "./campaign-settings.ts";

/** `/api/keys`: keys of other programs (API-12). */

export { KEY_SCOPES, type KeyScope };

const MOST_NAMES = 200;
const names = z.array(name).max(MOST_NAMES);
const network = z
  .string()
  .trim()
  .refine(isNetwork, { error: "An address as 203.0.113.7, or a network as 203.0.113.0/24" });

export const keyFields = z.strictObject({
  name: z.string({ error: "Must type name" }).trim().min(1, { error: "Must type name" }).max(80),
  scopes: z.array(z.enum(KEY_SCOPES)).min(1),
  /** Names of the campaigns that it is for, with their dialers; null: all there are, which only who sees all may give. */
  campaigns: names.nullable().default(null),
  /** Names of dialers beside those of its campaigns. */
  dialers: names.default([]),
  /** Campaign or dialer of a call that names none. */
  defaultCampaign: name.nullable().default(null),
  /**
   * For callers that can send no header: from these addresses `/Integra` takes the key as `?key=` too, where every proxy on the way
   * may note it. Empty: never.
   */
  addresses: z.array(network).max(20).default([]),
});
export type KeyFields = z.output<typeof keyFields>;
export type KeyDraft = z.input<typeof keyFields>;

export interface KeyResource extends KeyFields {
  id: string;
  /** The first characters, by which people tell keys apart. */
  prefix: string;
  /** ISO. */
  createdAt: string;
  /** ISO, to the minute; null: never. */
  lastUsedAt: string | null;
  /** The address that it was used from then; empty: unknown. */
  lastUsedFrom: string;
}
/** Shown once; only its hash is kept. */
export type NewKey = KeyResource & { key: string };
