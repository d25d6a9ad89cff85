import type { ImportReport } from "../../protocol/configuration-file.ts";
import { ALL_CAMPAIGNS } from "../configuration/alert-limits.ts";
import { sealedSecret } from "../configuration/webhook-secret.ts";
import { webhooks } from "../schema/programs.ts";
import { alertLimits } from "../schema/watching.ts";
import type { Ids } from "./ids.ts";
import type { Differing } from "./plan.ts";
import { writing } from "./rows.ts";

const WEBHOOK = ["name", "url", "events", "campaigns", "enabled", "offReason", "offUntold"];

/** When supervisors are told of what is wrong. */
export function limitStatements(config: D1Database, { alertLimits: differing }: Differing, ids: Ids) {
  const rows = differing.map(({ campaign, mailbox, ...limits }) => ({
    campaign: campaign === null ? ALL_CAMPAIGNS : ids.campaigns(campaign),
    settings: { ...limits, mailbox: mailbox === "" ? "" : ids.mailboxes(mailbox) },
  }));
  return writing(config, alertLimits, rows, { by: ["campaign"], replaced: ["settings"] });
}

/** Other programs that are told: one that is there keeps its secret and begins anew, one that is new has the secret made for it. */
export async function webhookStatements(
  config: D1Database,
  sealSecret: string,
  { webhooks: differing }: Differing,
  ids: Ids,
  made: ImportReport["newSecrets"],
) {
  const createdAt = Date.now();
  const rows = differing.map(async ({ campaigns, ...one }) => {
    const id = ids.webhooks(one.name);
    const own = made.find(({ webhook }) => webhook === one.name);
    const secret = await sealedSecret(sealSecret, id, own?.secret ?? "");
    return { ...one, id, campaigns: campaigns?.map(ids.campaigns) ?? null, secret, createdAt };
  });
  return writing(config, webhooks, await Promise.all(rows), { replaced: WEBHOOK, raised: ["version"] });
}
