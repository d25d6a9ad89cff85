/** Which lines of a long list are drawn: positions from measured heights, estimates for what was never drawn. */

/** `offsets[i]` is where line `i` begins; the last one is the height of all. */
export function offsetsOf(heights: readonly number[]): Float64Array {
  const offsets = new Float64Array(heights.length + 1);
  for (let index = 0; index < heights.length; index += 1) {
    offsets[index + 1] = (offsets[index] ?? 0) + (heights[index] ?? 0);
  }
  return offsets;
}

/** The lines `[from, to)` that touch the view, and `spare` pixels on both sides of it. */
export function rangeOf(
  offsets: Float64Array,
  top: number,
  height: number,
  spare: number,
): { from: number; to: number } {
  const count = offsets.length - 1;
  const from = Math.max(0, lineAt(offsets, top - spare));
  const to = Math.min(count, lineAt(offsets, top + height + spare) + 1);
  return { from, to };
}

/** The line that covers a position; the first or last one beyond the ends. */
export function lineAt(offsets: Float64Array, position: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
