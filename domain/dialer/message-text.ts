/** A variable of a list's message: `${1}` is the first column behind Device. */
const VARIABLE = /\$\{(\d{1,2})\}/g;

/** The message as the customer reads it: each `${n}` filled with the n-th value of the row, or with nothing where it has none. */
export function messageText(message: string, data: readonly string[]): string {
  if (!message.includes("${")) return message;
  return message.replaceAll(VARIABLE, (_, n: string) => data[Number(n) - 1] ?? "");
}

/** The variables that the row has no value for, each once: `${3}`. */
export function unfilled(message: string, data: readonly string[]): string[] {
  if (!message.includes("${")) return [];
  const missing = [...message.matchAll(VARIABLE)].filter(([, n]) => (data[Number(n) - 1] ?? "") === "");
  return [...new Set(missing.map(([variable]) => variable))];
}

/** A template as WhatsApp shows it: `{{n}}` is the n-th value of the row. */
export function templateText(body: string, data: readonly string[]): string {
  return body.replaceAll(/\{\{(\d{1,2})\}\}/g, (_, n: string) => data[Number(n) - 1] ?? "");
}
