/** Between the levels of a disposition where it is one word, as in reports and their addresses. */
const BETWEEN = " › ";

/** One to three, the widest first; of none a single empty one. */
export function levelsIn(disposition: string): string[] {
  return disposition.split(BETWEEN);
}

/** A line of a table of dispositions: the part of one that is common to those below it, and how often they were chosen. */
export interface LevelLine {
  disposition: string;
  /** Its last level. */
  name: string;
  /** 0 to 2. */
  depth: number;
  count: number;
}

/** Each level above its own, with the sum of what is below it, in the order in which they come. */
export function linesByLevel(counted: readonly { disposition: string; count: number }[]): LevelLine[] {
  return below(
    counted.map(({ disposition, count }) => ({ levels: levelsIn(disposition), count })),
    [],
  );
}

function below(rows: readonly { levels: string[]; count: number }[], above: readonly string[]): LevelLine[] {
  const depth = above.length;
  const deeper = rows.filter(({ levels }) => levels.length > depth);
  return [...Map.groupBy(deeper, ({ levels }) => levels[depth] ?? "")].flatMap(([name, own]) => {
    const here = [...above, name];
    const count = own.reduce((sum, row) => sum + row.count, 0);
    return [{ disposition: here.join(BETWEEN), name, depth, count }, ...below(own, here)];
  });
}
