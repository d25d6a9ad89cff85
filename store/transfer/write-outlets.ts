import { eq } from "drizzle-orm";
import { PROVIDER_FORMS } from "../../protocol/providers.ts";
import { newDoor } from "../configuration/change-providers.ts";
import { mailSettings, phoneSettings } from "../configuration/dialer-settings.ts";
import { configuration } from "../database.ts";
import { mailboxes, providers, templates } from "../schema/accounts.ts";
import { dialers } from "../schema/dialers.ts";
import { seal } from "../sealed.ts";
import type { Ids } from "./ids.ts";
import type { Differing } from "./plan.ts";
import { writing } from "./rows.ts";

const PROVIDER = ["name", "enabled", "isDefault", "settings"];
const MAILBOX = ["name", "address", "fromName", "replyTo", "way", "smtp", "perMinute", "enabled"];
const TEMPLATE = ["status", "category", "body", "parameters", "syncedAt"];
const DIALER = ["name", "enabled", "provider", "campaign", "settings"];

/** Carriers' accounts and mailboxes: what is there keeps its secrets, what is new has none yet. */
export async function accountStatements(config: D1Database, sealSecret: string, differing: Differing, ids: Ids) {
  const db = configuration(config);
  const createdAt = Date.now();
  const accounts = differing.providers.map(async (one) => {
    const id = ids.providers(one.name);
    const { channel } = PROVIDER_FORMS[one.type];
    return { ...one, id, channel, secrets: await seal(sealSecret, id, {}), door: newDoor(), createdAt };
  });
  const boxes = differing.mailboxes.map(async (one) => {
    const id = ids.mailboxes(one.name);
    return { ...one, id, secrets: await seal(sealSecret, id, {}), createdAt };
  });
  const hasDefault = differing.providers.some(({ isDefault }) => isDefault);
  return [
    ...(hasDefault ? [db.update(providers).set({ isDefault: false }).where(eq(providers.isDefault, true))] : []),
    ...writing(config, providers, await Promise.all(accounts), { replaced: PROVIDER, raised: ["version"] }),
    ...writing(config, mailboxes, await Promise.all(boxes), { replaced: MAILBOX, raised: ["version"] }),
  ];
}

/** Templates, as they were told elsewhere. */
export function templateStatements(config: D1Database, { templates: differing }: Differing, ids: Ids) {
  const syncedAt = Date.now();
  const rows = differing.map((one) => ({ ...one, provider: ids.providers(one.provider), syncedAt }));
  return writing(config, templates, rows, { by: ["provider", "name", "language"], replaced: TEMPLATE });
}

/** Dialers, stopped as every new one is. */
export function dialerStatements(config: D1Database, differing: Differing, ids: Ids) {
  const rows = differing.dialers.map((one) => {
    const campaign = one.campaign === null ? null : ids.campaigns(one.campaign);
    const name = one.name ?? one.campaign ?? "";
    const own = { id: ids.dialers(name), name, enabled: one.enabled, campaign, createdAt: Date.now() };
    if (one.channel === "email") return { ...own, channel: one.channel, provider: null, settings: mailSettings(one) };
    return {
      ...own,
      channel: one.channel ?? "sms",
      provider: ids.providers(one.provider),
      settings: phoneSettings(one),
    };
  });
  return writing(config, dialers, rows, { replaced: DIALER, raised: ["version"] });
}
