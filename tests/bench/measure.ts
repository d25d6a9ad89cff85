/** The value below which a share of the samples lies; `share` from 0 to 1. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** One line of a table: columns padded, so that figures stand under each other. */
export function row(...cells: (string | number)[]): string {
  return cells.map((cell, column) => (column === 0 ? String(cell).padEnd(26) : String(cell).padStart(14))).join("");
}

/** A ratio beside its goal: `1.23 ok`. `most` bounds it from above, `least` from below. */
export function judged(ratio: number, goal: { most: number } | { least: number }): string {
  const kept = "most" in goal ? ratio <= goal.most : ratio >= goal.least;
  return `×${ratio.toFixed(2)} ${kept ? "ok" : "OVER"}`;
}

export const ms = (value: number): string => `${value.toFixed(2)} ms`;
