import { sql } from "drizzle-orm";
import type { ConfigurationFile } from "../../protocol/configuration-file.ts";
import type { Actor } from "../changes.ts";
import { commit } from "../configuration/commit.ts";
import { user } from "../schema/access.ts";
import { mailboxes, providers } from "../schema/accounts.ts";
import { campaigns } from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import type { Centre } from "./centre.ts";
import { idsFor } from "./ids.ts";
import type { ImportPlan } from "./plan.ts";
import { belonging, campaignStatements } from "./write-campaigns.ts";
import { commonLists } from "./write-common-lists.ts";
import { accountStatements, dialerStatements } from "./write-outlets.ts";
import { peopleStatements } from "./write-people.ts";
import { qualityStatements } from "./write-quality.ts";
import { teamStatements } from "./write-teams.ts";

/** Writes what differs, all of it or nothing: one batch, however many statements it takes. Everybody is told. */
export async function applyImport(
  config: D1Database,
  sealSecret: string,
  actor: Actor,
  centre: Centre,
  file: ConfigurationFile,
  { report, differing }: ImportPlan,
): Promise<void> {
  const ids = idsFor(centre, differing);
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
      ...commonLists(config, centre, file, report),
    ],
    concerns: sql`SELECT 'campaign', id FROM ${campaigns} WHERE deleted_at IS NULL
      UNION SELECT 'agent', id FROM ${user}
      UNION SELECT 'provider', id FROM ${providers} WHERE deleted_at IS NULL
      UNION SELECT 'mailbox', id FROM ${mailboxes} WHERE deleted_at IS NULL
      UNION SELECT 'dialer', id FROM ${dialers} WHERE deleted_at IS NULL`,
  });
}
