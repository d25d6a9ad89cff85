import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { WEBCHAT_DEFAULTS } from "../../domain/campaign/defaults.ts";
import { ROOT } from "../runtime/root.ts";

export const DEFAULTS_PAGE = join(ROOT, "docs", "defaults.md");

/** The defaults of a new webchat campaign as a page, one row a setting. */
export function defaultsPage(): string {
  const rows = leaves(WEBCHAT_DEFAULTS).map(([setting, value]) => `| \`${setting}\` | ${value} |`);
  return [
    "# Defaults of a webchat campaign",
    "",
    "Written by `npm run docs` from `domain/campaign/defaults.ts`; units and meanings stand in `domain/campaign/campaign.ts`.",
    "Name, strategy and service level have no default: whoever creates a campaign chooses them.",
    "",
    "| setting | default |",
    "|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function leaves(value: unknown, path: string[] = []): [setting: string, value: string][] {
  if (typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length === 0) {
    return [[path.join("."), shown(value)]];
  }
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function shown(value: unknown): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  if (value === null || (typeof value === "object" && Object.keys(value).length === 0)) return "none";
  return String(value);
}

if (import.meta.main) writeFileSync(DEFAULTS_PAGE, defaultsPage());
