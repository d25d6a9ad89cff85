/** Characters that turn the direction of what follows: *fdp.exe* would read as *exe.pdf*. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A header's value as one line for people: no control characters, nothing that turns its direction, at most `longest` characters. */
export function headerText(value: string, longest: number): string {
  return oneLine(value.slice(0, longest * 4))
    .replaceAll(TURNING, "")
    .trim()
    .slice(0, longest)
    .toWellFormed();
}

/** Text on one line: what could begin another is a space. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

/** A body's text: `\n` between its lines, no control characters but tabs. */
export function bodyText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .toWellFormed();
}
