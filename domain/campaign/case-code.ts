const LONGEST = 6;
const USUAL = 3;
const LETTERS = 26;

/** The letters in front of a new campaign's case numbers: the first three of its name, or the next that nobody has. Two to six capitals. */
export function caseCodeFor(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, "")
    .padEnd(2, "X");
  for (let length = USUAL; length <= LONGEST; length++) {
    const code = letters.slice(0, length);
    if (!taken.has(code)) return code;
  }
  for (let n = 0; ; n++) {
    const code = letters.slice(0, 2) + inLetters(n);
    if (!taken.has(code)) return code;
  }
}

/** 0 → A, 25 → Z, 26 → AA: four letters are enough for 475,000 campaigns of the same beginning. */
function inLetters(n: number): string {
  const last = String.fromCharCode(65 + (n % LETTERS));
  return n < LETTERS ? last : inLetters(Math.floor(n / LETTERS) - 1) + last;
}
