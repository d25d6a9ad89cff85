import type { Disposition } from "../../../protocol/conversation-socket.ts";
import { type ClosingRules, lackOf } from "../../../protocol/dispositions.ts";

/** Three dependent levels, chosen one after the other from the paths that a campaign allows (DSP-1). */
export type Paths = readonly (readonly string[])[];

/** What may be chosen below these levels, in the campaign's order; nothing below a path's end. */
export function choicesAt(paths: Paths, above: readonly string[]): readonly string[] {
  const below = paths.filter((path) => above.every((name, level) => path[level] === name));
  return [...new Set(below.flatMap((path) => path[above.length] ?? []))];
}

/** The levels after one of them was chosen: what was chosen below depends on it and goes. */
export function withChoice(levels: readonly string[], level: number, choice: string): readonly string[] {
  return choice === "" ? levels.slice(0, level) : [...levels.slice(0, level), choice];
}

/** What was written in the dialog that closes an interaction. */
export interface Closing {
  levels: readonly string[];
  comment: string;
  /** Local `2026-12-01T10:30`, as the browser's field gives it. */
  comeBack: string;
}

/** What closing still lacks; null: it may be closed (DSP-2 to DSP-4). */
export function closingLacks(
  rules: ClosingRules,
  { levels, comment, comeBack }: Closing,
  now: number,
): ReturnType<typeof lackOf> {
  return lackOf(rules, { levels, comment, comeBackAt: momentOf(comeBack) }, now);
}

/** What the dialog begins with: what was chosen before, as far as the campaign still has it. */
export function begun(paths: Paths, disposition: Disposition | null): Closing {
  const { levels = [], comment = "", comeBackAt } = disposition ?? {};
  const gone = levels.findIndex((name, level) => !choicesAt(paths, levels.slice(0, level)).includes(name));
  return {
    levels: gone === -1 ? levels : levels.slice(0, gone),
    comment,
    comeBack: comeBackAt === undefined ? "" : localMoment(comeBackAt),
  };
}

/** As the browser's field has it. */
function localMoment(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, "0");
  const day = [String(date.getFullYear()), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** ms; NaN for what is no moment. */
export function momentOf(local: string): number {
  return new Date(local).getTime();
}
