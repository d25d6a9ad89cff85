import { language } from "./language.ts";

/** `12,480`, `12.480`: as the reader writes numbers; at most one decimal. */
export function figure(value: number): string {
  return new Intl.NumberFormat(language.value, { maximumFractionDigits: 1, useGrouping: "always" }).format(value);
}
