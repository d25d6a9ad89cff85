import type { Strategy } from "../../../../domain/campaign/campaign.ts";
import { WEBCHAT_DEFAULTS } from "../../../../domain/campaign/defaults.ts";
import type {
  CampaignForm,
  CampaignResource,
  CannedResource,
  DispositionsResource,
} from "../../../../protocol/configuration.ts";

/** What the form holds while it is written: a figure that was emptied is NaN, a strategy not yet chosen is empty. */
export interface Draft extends Omit<CampaignForm, "strategy"> {
  strategy: Strategy | "";
  /** Only a new campaign's can be written; empty: made from the name. */
  caseCode: string;
  canned: CannedResource["items"];
  dispositions: DispositionsResource["items"];
}

/** As a new campaign starts: every default of the table. */
export function emptyDraft(): Draft {
  const { schedule, ...rest } = structuredClone(WEBCHAT_DEFAULTS);
  return {
    ...rest,
    name: "",
    caseCode: "",
    strategy: "",
    schedule: { zone: schedule.zone, ranges: schedule.ranges },
    canned: [],
    dispositions: [],
  };
}

/** A kept campaign as the form shows it. */
export function draftOf(
  { id: _id, channel: _channel, version: _version, ...form }: CampaignResource,
  canned: CannedResource["items"],
  dispositions: DispositionsResource["items"],
): Draft {
  return { ...form, canned, dispositions };
}

/** What the campaign's own door takes; the lists have theirs. */
export function formOf({ canned: _canned, dispositions: _dispositions, caseCode: _code, ...form }: Draft) {
  return { ...form, allowedDomains: form.allowedDomains.filter((host) => host.trim() !== "") };
}

/** Whether two states of the form, or parts of it, say the same. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
