import { type CampaignSettings, WEBCHAT_DEFAULTS } from "../domain/campaign/defaults.ts";

/** The service level is the administrator's to choose; holidays are kept apart from campaigns. */
const { serviceLevel: _suggested, ...thresholds } = WEBCHAT_DEFAULTS.thresholds;
const { zone, ranges } = WEBCHAT_DEFAULTS.schedule;
const PRESETS: Partial<Record<keyof CampaignSettings, unknown>> = {
  ...WEBCHAT_DEFAULTS,
  thresholds,
  schedule: { zone, ranges },
};

/** Fills what is missing from the table of defaults, group by group and field by field; what is no object is left to the schema to refuse. */
export function withDefaults(draft: unknown): unknown {
  if (!isRecord(draft)) return draft;
  const filled: Record<string, unknown> = { ...PRESETS, ...draft };
  for (const [field, preset] of Object.entries(PRESETS)) {
    const given = draft[field];
    if (given === undefined) filled[field] = preset;
    else if (isRecord(preset) && isRecord(given)) filled[field] = { ...preset, ...given };
  }
  return filled;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
