import { signal } from "@preact/signals";
import { campaignNames } from "../../administration/record/campaign-names.ts";

/** The e-mail campaigns that a dialer may be made for (EML-60). */
export const mailCampaigns = signal<readonly string[]>([]);

export async function loadMailCampaigns(): Promise<void> {
  mailCampaigns.value = await campaignNames("email");
}
