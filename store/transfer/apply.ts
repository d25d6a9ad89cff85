import { sql } from "drizzle-orm";
import type { ConfigurationFile, ImportReport } from "../../protocol/configuration-file.ts";
import type { Actor } from "../changes.ts";
import { commit } from "../configuration/commit.ts";
import { newSecret } from "../configuration/webhook-secret.ts";
import { user } from "../schema/access.ts";
import { mailboxes, providers } from "../schema/accounts.ts";
import { campaigns } from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import { webhooks } from "../schema/programs.ts";
import type { Centre } from "./centre.ts";
import { idsFor } from "./ids.ts";
import type { ImportPlan } from "./plan.ts";
import { belonging, campaignStatements } from "./write-campaigns.ts";
import { commonLists } from "./write-common-lists.ts";
import { accountStatements, dialerStatements, templateStatements } from "./write-outlets.ts";
import { peopleStatements } from "./write-people.ts";
import { qualityStatements } from "./write-quality.ts";
import { teamStatements } from "./write-teams.ts";
import { limitStatements, webhookStatements } from "./write-watching.ts";

/** Writes what differs, all of it or nothing: one batch, however many statements it takes. Everybody is told. Gives the secrets it has made. */
export async function applyImport(
  config: D1Database,
  sealSecret: string,
  actor: Actor,
  centre: Centre,
  file: ConfigurationFile,
  { report, differing }: ImportPlan,
): Promise<ImportReport["newSecrets"]> {
  const ids = idsFor(centre, differing);
  const newSecrets = report.newSecrets.map((one) => ({ ...one, secret: newSecret() }));
  await commit(config, actor, {
    action: "configuration.import",
    subject: "configuration",
    after: { created: report.created, changed: report.changed },
    statements: [
      ...peopleStatements(config, differing, ids),
      ...teamStatements(config, differing, ids),
      ...(await accountStatements(config, sealSecret, differing, ids)),
      ...campaignStatements(config, centre, differing, ids),
      ...belonging(config, centre, differing, ids),
      ...qualityStatements(config, differing, ids),
      ...dialerStatements(config, differing, ids),
      ...templateStatements(config, differing, ids),
      ...limitStatements(config, differing, ids),
      ...(await webhookStatements(config, sealSecret, differing, ids, newSecrets)),
      ...commonLists(config, centre, file, report),
    ],
    // One compound SELECT of D1 has at most five terms.
    concerns: sql`SELECT 'campaign', id FROM ${campaigns} WHERE deleted_at IS NULL
      UNION SELECT 'agent', id FROM ${user}
      UNION SELECT * FROM (
        SELECT 'provider', id FROM ${providers} WHERE deleted_at IS NULL
        UNION SELECT 'mailbox', id FROM ${mailboxes} WHERE deleted_at IS NULL
        UNION SELECT 'dialer', id FROM ${dialers} WHERE deleted_at IS NULL
        UNION SELECT 'webhook', id FROM ${webhooks} WHERE deleted_at IS NULL
      )`,
  });
  return newSecrets;
}
