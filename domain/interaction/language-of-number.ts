import type { Language } from "../campaign/campaign.ts";

const SPANISH = "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE".split(" ");
const PORTUGUESE = "AO BR CV GW MZ PT ST TL".split(" ");

/** What one writes to a number of this country (ISO 3166) in; null for a number of no country: then the campaign's default holds. */
export function languageOfNumber(country: string | null): Language | null {
  if (country === null) return null;
  if (SPANISH.includes(country)) return "es";
  return PORTUGUESE.includes(country) ? "pt" : "en";
}
