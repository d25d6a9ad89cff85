/** Places that a page is. */
const PAGE = 4;

/**
 * The place of a chart that a key leads to, from `place` (null: none is looked at yet, and the first key shows `present`); undefined: the
 * key leads nowhere.
 */
export function placeAfter(key: string, place: number | null, present: number, last: number): number | undefined {
  if (key === "Home") return 0;
  if (key === "End") return last;
  const step = STEPS[key];
  if (step === undefined) return undefined;
  return place === null ? present : Math.min(last, Math.max(0, place + step));
}

const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: PAGE,
  PageDown: -PAGE,
};
