import type { ConfigurationFile } from "../../protocol/configuration-file.ts";
import { ALL_CAMPAIGNS, alertsThatApply } from "../configuration/alert-limits.ts";
import type { Centre } from "./centre.ts";
import { type Names, sorted } from "./names-in.ts";

/** When supervisors are told: of all campaigns first. What was set for a campaign that is deleted is left out. */
export function limitsOf(centre: Centre, names: Names): ConfigurationFile["alertLimits"] {
  return centre.alertLimits
    .flatMap((row) => {
      const campaign = row.campaign === ALL_CAMPAIGNS ? null : names.campaign(row.campaign);
      const fields = alertsThatApply([row]);
      const mailbox = names.mailbox(fields.mailbox);
      // Without a mailbox nobody is written to.
      return campaign === "" ? [] : [{ ...fields, campaign, mailbox, to: mailbox === "" ? "" : fields.to }];
    })
    .toSorted((a, b) => (a.campaign ?? "").toLowerCase().localeCompare((b.campaign ?? "").toLowerCase()));
}

/** Other programs that are told, without their secrets. One that hears of deleted campaigns only is left out. */
export function webhooksOf(centre: Centre, names: Names): ConfigurationFile["webhooks"] {
  return centre.webhooks.flatMap(({ name, url, events, campaigns, enabled }) => {
    const heard = campaigns === null ? null : sorted(campaigns.map(names.campaign).filter((one) => one !== ""));
    return heard?.length === 0 ? [] : [{ name, url, events, campaigns: heard, enabled }];
  });
}
