/** Three dependent levels, chosen one after the other from the paths that a campaign allows (DSP-1). */
type Paths = readonly (readonly string[])[];

/** What may be chosen below these levels, in the campaign's order; nothing below a path's end. */
export function choicesAt(paths: Paths, above: readonly string[]): readonly string[] {
  const below = paths.filter((path) => above.every((name, level) => path[level] === name));
  return [...new Set(below.flatMap((path) => path[above.length] ?? []))];
}

/** The levels after one of them was chosen: what was chosen below depends on it and goes. */
export function withChoice(levels: readonly string[], level: number, choice: string): readonly string[] {
  return choice === "" ? levels.slice(0, level) : [...levels.slice(0, level), choice];
}

/** A whole path, from the first level to where nothing follows. */
export function isChosen(paths: Paths, levels: readonly string[]): boolean {
  return paths.some((path) => path.length === levels.length && path.every((name, level) => name === levels[level]));
}
