/** Campaign, dialer and list names: letters, digits, `_` and `-`, at most 64 (EML-1, applied everywhere). */
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether it may be a name (EML-1); nothing is trimmed. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** A name that is allowed and looks like the one typed: `Web Ventas UY` → `Web_Ventas_UY`. Empty when nothing is left. */
export function suggestName(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .trim()
    .replaceAll(/[^A-Za-z0-9_-]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 64);
}

/** `WB`, `2026-11-23`, 417 → `WB-20261123-000417`: short enough to say on the phone, searchable. */
export function caseNumber(code: string, day: string, n: number): string {
  return `${code}-${day.replaceAll("-", "")}-${String(n).padStart(6, "0")}`;
}
