import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES, type Language } from "../../domain/campaign/campaign.ts";
import { ROOT } from "../runtime/root.ts";

const FOLDER = join(ROOT, "web", "messages");

/** Key → text of one file of messages, in each language. */
export type Messages = Record<Language, Record<string, unknown>>;

/** Keys that a language lacks, and texts whose `{placeholders}` differ from those of the first language; one sentence each. */
export function untranslated(file: string, messages: Messages): string[] {
  const keys = new Set(LANGUAGES.flatMap((language) => Object.keys(messages[language])));
  return [...keys].flatMap((key) => {
    const missing = LANGUAGES.filter((language) => !(key in messages[language]));
    if (missing.length > 0) return [`${file}: ${key} is missing in ${missing.join(", ")}`];
    const [first, ...others] = LANGUAGES.map((language) => placeholders(messages[language][key]));
    return others.every((other) => other === first)
      ? []
      : [`${file}: ${key} has not the same placeholders in each language`];
  });
}

/**
 * Texts that speak to their reader in another way than the rest: Spanish says vos, with usted's and tú's forms looked for where a sentence or a
 * clause begins, since elsewhere they are a subjunctive; Portuguese is Brazil's.
 */
export function strange(file: string, messages: Pick<Messages, "es" | "pt">): string[] {
  const words = { es: NOT_OF_VOS, pt: NOT_OF_BRAZIL };
  return (["es", "pt"] as const).flatMap((language) =>
    Object.entries(messages[language]).flatMap(([key, text]) => {
      const found = stringsIn(text).flatMap((said) => words[language].exec(said)?.[0] ?? [])[0];
      return found === undefined ? [] : [`${file}: ${key} says “${found}” in ${language}`];
    }),
  );
}

const NOT_OF_VOS =
  /(?<!\p{L})(?:usted|contigo|tienes|puedes|quieres|debe (?:elegir|escribir|ingresar))(?!\p{L})|(?<=^|[.:;,¿¡\n] ?)(?:active|agregue|complete|copie|corrija|cree|deje|diga|elija|elige|envíe|escriba|guarde|haga|importe|intente|marque|ponga|pruebe|seleccione|suelte|use)(?!\p{L})/iu;
const NOT_OF_BRAZIL =
  /(?<!\p{L})(?:ficheiros?|ecrãs?|telemóve(?:l|is)|utilizador(?:es)?|equipas?|palavra-passe|contactos?|secç(?:ão|ões)|registos?|falhados?)(?!\p{L})/iu;

/** Both, for every file of web/messages. */
export function untranslatedAnywhere(): string[] {
  const files = new Set(LANGUAGES.flatMap((language) => readdirSync(join(FOLDER, language))));
  return [...files].flatMap((file) => {
    const of = (language: Language) => JSON.parse(readFileSync(join(FOLDER, language, file), "utf8"));
    const messages = { es: of("es"), en: of("en"), pt: of("pt") };
    return [...untranslated(file, messages), ...strange(file, messages)];
  });
}

/** What is said in any of a text's forms. */
function stringsIn(text: unknown): string[] {
  if (typeof text === "string") return [text];
  return text !== null && typeof text === "object" ? Object.values(text).flatMap(stringsIn) : [];
}

function placeholders(text: unknown): string {
  const found = JSON.stringify(text).match(/\{[A-Za-z_]+\}/g) ?? [];
  return [...new Set(found)].sort().join();
}
