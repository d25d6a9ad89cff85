import { Refusal } from "../carrier.ts";

/** Addresses with placeholders (SMS-6): `https://gateway.example/send?to=${phone}&text=${message}&ref=${id}`. */

/** `id` is our reference, `from` the sender, `coding` 0 for GSM-7 and 2 for Unicode, as gateways of Kannel's kind want it. */
const PLACEHOLDERS = ["phone", "message", "id", "from", "coding"] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];
export type TemplateValues = Record<Placeholder, string>;

const ANY = /\$\{([^}]*)\}/g;

/**
 * The address of one message: each value percent-encoded where it stands, so that none can add a parameter or a line. Throws
 * `Refusal` for a template of which `templateProblem` complains, and for a text (`..`) that would leave its place in the path.
 */
export function filled(template: string, values: TemplateValues): URL {
  const problem = templateProblem(template);
  if (problem !== null) throw new Refusal(problem);
  const url = new URL(put(template, (name) => encodeURIComponent(values[name].toWellFormed())));
  if (stepsOf(url) !== stepsOf(new URL(put(template, () => "x"))))
    throw new Refusal("This text cannot stand in the path of an address");
  return url;
}

/** What is wrong with a template, for people; null: nothing. */
export function templateProblem(template: string): string | null {
  const names = [...template.matchAll(ANY)].map(([, name = ""]) => name);
  const unknown = names.find((name) => !isPlaceholder(name));
  if (unknown !== undefined) return `The address has an unknown placeholder \${${unknown.slice(0, 40)}}`;
  const [one, other] = ["x", "y"].map((value) => URL.parse(put(template, () => value)));
  if (!one || !other) return "The address cannot be read, or a placeholder stands in its host";
  if (whereTo(one) !== whereTo(other)) return "A placeholder stands in the host of the address";
  if (!names.includes("phone") || !names.includes("message")) return "The address needs ${phone} and ${message}";
  return null;
}

function put(template: string, value: (name: Placeholder) => string): string {
  return template.replaceAll(ANY, (_, name) => (isPlaceholder(name) ? value(name) : ""));
}

function whereTo({ protocol, username, password, host }: URL): string {
  return JSON.stringify([protocol, username, password, host]);
}

function stepsOf({ pathname }: URL): number {
  return pathname.split("/").length;
}

function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((known) => known === name);
}
