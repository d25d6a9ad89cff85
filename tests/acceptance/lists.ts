import { env, exports } from "cloudflare:workers";
import { ROLE_PRESETS, type Role } from "../../domain/access/permission.ts";
import { createCampaign as campaignSchema } from "../../protocol/configuration.ts";
import { type DialerDraft, dialerFields } from "../../protocol/dialer-fields.ts";
import type { Problem } from "../../protocol/problem.ts";
import { type ProviderDraft, providerFields } from "../../protocol/providers.ts";
import { listGroups, putGroup } from "../../store/access/groups.ts";
import { createUser } from "../../store/access/users.ts";
import { createCampaign } from "../../store/configuration/change-campaigns.ts";
import { createDialer } from "../../store/configuration/change-dialers.ts";
import { createProvider } from "../../store/configuration/change-providers.ts";
import { hashPassword } from "../../worker/access/password-hash.ts";
import { Browser, PASSWORD } from "./browser.ts";

const BY = { id: "system", name: "Test" };
type Named = { id: string; name: string };

/** Pedro answers for Banco Sur, Sofía for Retail Norte, the administrator for all; Ana is an agent. */
export interface House {
  admin: Browser;
  pedro: Browser;
  sofia: Browser;
  ana: Browser;
  banco: Named;
  norte: Named;
  dongle: Named;
}

export async function openHouse(): Promise<House> {
  const [banco, norte] = [await openSmsCampaign("sms-banco"), await openSmsCampaign("sms-norte")];
  await openGroup("Banco Sur", banco);
  await openGroup("Retail Norte", norte);
  const dongle = await openProvider({ name: "dongle" });
  const users = {
    admin: await signIn("admin", "administrator"),
    pedro: await signIn("pedro", "supervisor", "Banco Sur"),
    sofia: await signIn("sofia", "supervisor", "Retail Norte"),
    ana: await signIn("ana", "agent", "Banco Sur"),
  };
  return { ...users, banco, norte, dongle };
}

async function openSmsCampaign(name: string): Promise<Named> {
  const form = campaignSchema.parse({ name, strategy: "nocall", channel: "sms", thresholds: { serviceLevel: 60 } });
  return createCampaign(env.CONFIG, BY, form);
}

/** Story 4: URL GET, Uruguay, national numbers, mobiles only. */
export async function openProvider(draft: Partial<ProviderDraft> & { name: string }): Promise<Named> {
  const settings = { url: "https://gateway.carrier.test/?to=${phone}&text=${message}", pattern: "^09[0-9]{7}$" };
  const fields = providerFields.parse({ type: "url-get", settings, ...draft });
  return createProvider(env.CONFIG, env.SEAL_SECRET, BY, fields);
}

export async function openDialer(
  name: string,
  provider: Named,
  campaign: Named | null,
  draft: Partial<DialerDraft> = {},
): Promise<Named> {
  const fields = dialerFields.parse({ name, provider: provider.name, dialString: "3", interval: 2, ...draft });
  return createDialer(env.CONFIG, BY, fields, { provider, channel: "sms", campaign });
}

async function openGroup(name: string, campaign: Named): Promise<void> {
  const permissions = [...ROLE_PRESETS.supervisor];
  if ((await listGroups(env.CONFIG)).some((group) => group.name === name)) return;
  await putGroup(env.CONFIG, BY, null, { name, permissions, campaigns: [campaign.name] });
}

async function signIn(username: string, role: Role, group?: string): Promise<Browser> {
  const user = {
    name: username,
    role,
    groups: group === undefined ? [] : [group],
    extension: "",
    totalCap: 0,
    mayToggleCall: true,
    language: null,
    disabled: false,
  };
  await createUser(env.CONFIG, BY, username, user, await hashPassword(PASSWORD, env.AUTH_SECRET));
  return new Browser().signIn(username);
}

/** A file as the body of a POST, as a browser sends it: with its length. */
export async function sendFile(
  browser: Browser,
  path: string,
  file: string | Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const headers = { "Content-Type": "text/csv", "Content-Length": String(bytes.byteLength) };
  const request = browser.request("POST", path, undefined, headers);
  return browser.keep(await exports.default.fetch(new Request(request, { body: bytes })));
}

export async function accepted<Answer>(answer: Promise<Response>): Promise<Answer> {
  const got = await answer;
  if (!got.ok) throw new Error(`${got.status} ${await got.text()}`);
  return got.json<Answer>();
}

export async function refused(answer: Promise<Response>): Promise<Problem> {
  const got = await answer;
  if (got.ok) throw new Error(`it was let through: ${await got.text()}`);
  return got.json<Problem>();
}

export const rowsOf = async <Row>(database: D1Database, sql: string, ...values: unknown[]): Promise<Row[]> =>
  (
    await database
      .prepare(sql)
      .bind(...values)
      .all<Row>()
  ).results;
