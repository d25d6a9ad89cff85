import { escapeHtml } from "./html.ts";

/** A variable of a mail's template: `${nombre}`, as the list names it (EML-64). */
const VARIABLE = /\$\{\s*([\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,63})\}/gu;

/** Where the value stands: `html` escapes it, `line` (a header: subject, names) takes out what could begin another line. */
export type TemplatePlace = "html" | "text" | "line";

/**
 * The template with each variable's value, or with nothing where the row has none. A value is not looked at again: `${` in it stays.
 * In HTML a value is text wherever it stands, but an address in `href` is the template's author's to choose.
 */
export function filledTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
  place: TemplatePlace,
): string {
  return template.replaceAll(VARIABLE, (_, name: string) => shaped(valueFor(values, name), place));
}

/** Variables of the template that the row has no value for, each once. */
export function unfilledVariables(template: string, values: Readonly<Record<string, string>>): string[] {
  const names = [...template.matchAll(VARIABLE)].map(([, name = ""]) => name.trim());
  return [...new Set(names.filter((name) => valueFor(values, name) === ""))];
}

function valueFor(values: Readonly<Record<string, string>>, name: string): string {
  const key = name.trim();
  return Object.hasOwn(values, key) ? (values[key] ?? "") : "";
}

function shaped(value: string, place: TemplatePlace): string {
  if (place === "html") return escapeHtml(value).replaceAll(/\r\n?|\n/g, "<br>");
  return place === "text" ? value : value.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
}
