import { providerById } from "../../durable-objects/directory/door.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import { type Outlet, smsAccounts } from "../../store/configuration/outlets.ts";
import { type Caller, outletsFor } from "../access/caller.ts";
import { refuse } from "../problems.ts";

export interface Way {
  outlet: Outlet;
  account: ProviderSnapshot;
}

export interface WayAsked {
  /** Name of a campaign or a dialer. */
  campaign?: string | undefined;
  /** Name or type of an account. */
  api?: string | undefined;
}

type Account = Awaited<ReturnType<typeof smsAccounts>>[number];

/**
 * By which campaign or dialer, and which account, a caller's message leaves (decisions: SendSMS): those that are named, else the
 * caller's own, else the only one that there is for them. What a caller may not see does not exist. `kind`: nothing else will do.
 */
export async function wayFor(env: Env, caller: Caller, asked: WayAsked, kind?: Outlet["kind"]): Promise<Way> {
  const named = asked.api === undefined ? null : await accountsNamed(env, caller, asked.api);
  const outlet = await outletFor(env, caller, asked.campaign, { kind, accounts: named });
  if (!outlet.enabled) refuse(outlet.kind === "dialer" ? "dialer_disabled" : "campaign_disabled");
  const id = named === null ? outlet.provider : chosen(named, outlet, asked.api ?? "").id;
  const account = id === null ? null : await providerById(env, id);
  if (account === null || !account.enabled || account.channel !== "sms") refuse("provider_unavailable");
  return { outlet, account };
}

/** `accounts`: where none is named, one that leaves by these goes before others. */
export async function outletFor(
  env: Env,
  caller: Caller,
  name: string | undefined,
  { kind, accounts }: { kind?: Outlet["kind"] | undefined; accounts: readonly Account[] | null },
): Promise<Outlet> {
  const find = async (by: { name?: string; id?: string }) =>
    (await outletsFor(env, caller, by)).filter((one) => kind === undefined || one.kind === kind);
  const what = kind ?? "SMS campaign or dialer";
  if (name !== undefined)
    return (await find({ name }))[0] ?? wrong("campaign", "unknown", `There is no ${what} ${name}`);
  const { defaultCampaign } = caller;
  const own = defaultCampaign === null ? [] : await find({ id: defaultCampaign });
  if (own[0] !== undefined) return own[0];
  const all = await find({});
  const fitting = all.filter(({ provider }) => accounts?.some(({ id }) => id === provider));
  return only(fitting.length > 0 ? fitting : all) ?? wrong("campaign", "required", `Name the ${what}`);
}

/** A campaign and its dialers are one: customers answer into the same conversations. Several dialers are several. */
function only(outlets: readonly Outlet[]): Outlet | null {
  const [first] = outlets;
  if (first === undefined) return null;
  const same = first.kind === "campaign" ? first.conversations : first.id;
  return outlets.every(({ conversations, id }) => conversations === same || id === same) ? first : null;
}

/** Accounts of that name, else of that type, among those of what the caller may use. */
async function accountsNamed(env: Env, caller: Caller, api: string): Promise<Account[]> {
  const known = await smsAccounts(env.CONFIG);
  const own = caller.principal.campaigns === "all" ? null : await outletsFor(env, caller, {});
  const usable = own === null ? known : known.filter(({ id }) => own.some(({ provider }) => provider === id));
  const named = usable.filter(({ name }) => name.toLowerCase() === api.toLowerCase());
  const type = api.toLowerCase().replaceAll(/[\s_]+/g, "-");
  return named.length > 0 ? named : usable.filter((one) => one.type === type && one.enabled);
}

/** Of several of a type, the outlet's own. */
function chosen(accounts: readonly Account[], outlet: Outlet, api: string): Account {
  const own = accounts.find(({ id }) => id === outlet.provider);
  const [first] = accounts;
  if (own !== undefined) return own;
  return first !== undefined && accounts.length === 1
    ? first
    : wrong("api", "unknown", `There is no one account ${api}`);
}

/** Refuses one field, 400 `invalid_input`. */
export function wrong(path: string, code: string, detail: string): never {
  return refuse("invalid_input", detail, [{ path, code, detail }]);
}
