import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ScheduleRange } from "../../domain/campaign/campaign.ts";
import {
  type CampaignSettings,
  MAIL_DEFAULTS,
  MESSAGING_DEFAULTS,
  MESSENGER_DEFAULTS,
  WEBCHAT_DEFAULTS,
} from "../../domain/campaign/defaults.ts";
import { ROOT } from "../runtime/root.ts";

export const DEFAULTS_PAGE = join(ROOT, "docs", "defaults.md");

/** The defaults of a new campaign as a page, one row a setting: webchat's, then what other channels have otherwise. */
export function defaultsPage(): string {
  return [
    "# Defaults of a campaign",
    "",
    "Written by `npm run docs` from `domain/campaign/defaults.ts`; units and meanings stand in `domain/campaign/campaign.ts`.",
    "Name, strategy and service level have no default: whoever creates a campaign chooses them.",
    "",
    "## Webchat",
    "",
    ...table(leaves(WEBCHAT_DEFAULTS)),
    "",
    "## SMS and WhatsApp, where it is not as webchat",
    "",
    ...table(differences(MESSAGING_DEFAULTS, WEBCHAT_DEFAULTS)),
    "",
    "## Messenger, where it is not as SMS",
    "",
    ...table(differences(MESSENGER_DEFAULTS, MESSAGING_DEFAULTS)),
    "",
    "## Mail, where it is not as SMS",
    "",
    ...table(differences(MAIL_DEFAULTS, MESSAGING_DEFAULTS)),
    "",
  ].join("\n");
}

type Row = [setting: string, value: string];

function table(rows: readonly Row[]): string[] {
  return ["| setting | default |", "|---|---|", ...rows.map(([setting, value]) => `| \`${setting}\` | ${value} |`)];
}

function differences(settings: CampaignSettings, usual: CampaignSettings): Row[] {
  const known = new Map(leaves(usual));
  return leaves(settings).filter(([setting, value]) => known.get(setting) !== value);
}

function leaves(value: unknown, path: string[] = []): Row[] {
  if (typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length === 0) {
    return [[path.join("."), shown(value)]];
  }
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function shown(value: unknown): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  if (value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0)) return "none";
  return Array.isArray(value) ? value.map(line).join(", ") : String(value);
}

/** A range of hours as `mon,tue;09:00-18:59` (SCH-2). */
function line(value: unknown): string {
  if (typeof value !== "object" || value === null || !("days" in value)) return String(value);
  const { days, from, to } = value as ScheduleRange;
  return `${days.join(",")};${from}-${to}`;
}

if (import.meta.main) writeFileSync(DEFAULTS_PAGE, defaultsPage());
