import type { Channel } from "../domain/campaign/campaign.ts";
import { type CampaignSettings, defaultsOf } from "../domain/campaign/defaults.ts";

/** The service level is the administrator's to choose; holidays are kept apart from campaigns. */
function presetsOf(channel: Channel): Partial<Record<keyof CampaignSettings, unknown>> {
  const { thresholds, schedule, ...rest } = defaultsOf(channel);
  const { serviceLevel: _suggested, ...otherThresholds } = thresholds;
  const { zone, ranges } = schedule;
  return { ...rest, thresholds: otherThresholds, schedule: { zone, ranges } };
}

/** Fills what is missing from the table of the channel's defaults, group by group and field by field; what is no object is left to the schema to refuse. */
export function withDefaults(draft: unknown, channel: Channel): unknown {
  if (!isRecord(draft)) return draft;
  const presets = presetsOf(channel);
  const filled: Record<string, unknown> = { ...presets, ...draft };
  for (const [field, preset] of Object.entries(presets)) {
    const given = draft[field];
    if (given === undefined) filled[field] = preset;
    else if (isRecord(preset) && isRecord(given)) filled[field] = { ...preset, ...given };
  }
  return filled;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
