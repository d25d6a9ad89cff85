/** A spreadsheet runs what begins so as a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** Signed numbers and phone numbers stay what they are. */
const NUMBER = /^[+-]?\d[\d\s.,()-]*$/;

/** One line of a CSV that people open in a spreadsheet: `;`, RFC 4180, CRLF; formulas are made text, `+598…` is kept. */
export function exportedLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => exportedCell(String(cell))).join(";")}\r\n`;
}

function exportedCell(text: string): string {
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
