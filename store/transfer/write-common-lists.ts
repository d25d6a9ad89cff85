import { sql } from "drizzle-orm";
import { leavesOf } from "../../protocol/configuration.ts";
import type { ConfigurationFile, ImportReport } from "../../protocol/configuration-file.ts";
import { FIRST_VERSION } from "../configuration/common-lists.ts";
import { configuration } from "../database.ts";
import { commonCannedResponses, commonDispositions, commonLists as versions } from "../schema/campaigns.ts";
import type { Centre } from "./centre.ts";
import { writing } from "./rows.ts";
import { marked } from "./write-campaigns.ts";

/** The lists of all campaigns, where the file has other ones. */
export function commonLists(config: D1Database, centre: Centre, file: ConfigurationFile, { changed }: ImportReport) {
  const differs = (kind: string) => changed.some((one) => one.kind === kind);
  const db = configuration(config);
  const raised = (name: "canned" | "dispositions") =>
    db
      .insert(versions)
      .values({ name, version: FIRST_VERSION + 1 })
      .onConflictDoUpdate({ target: versions.name, set: { version: sql`${versions.version} + 1` } });
  const canned = (file.cannedResponses ?? []).map((one, position) => {
    const kept = centre.commonCanned.find(({ key }) => key.toLowerCase() === one.key.toLowerCase());
    return { position, ...one, files: kept?.files ?? [] };
  });
  const leaves = leavesOf(file.dispositions ?? []).map((leaf, position) => ({ position, ...marked(leaf) }));
  return [
    ...(differs("cannedResponses")
      ? [raised("canned"), db.delete(commonCannedResponses), ...writing(config, commonCannedResponses, canned)]
      : []),
    ...(differs("dispositions")
      ? [raised("dispositions"), db.delete(commonDispositions), ...writing(config, commonDispositions, leaves)]
      : []),
  ];
}
