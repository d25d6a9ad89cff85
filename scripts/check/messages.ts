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

/** The same for every file of web/messages. */
export function untranslatedAnywhere(): string[] {
  const files = new Set(LANGUAGES.flatMap((language) => readdirSync(join(FOLDER, language))));
  return [...files].flatMap((file) => {
    const of = (language: Language) => JSON.parse(readFileSync(join(FOLDER, language, file), "utf8"));
    return untranslated(file, { es: of("es"), en: of("en"), pt: of("pt") });
  });
}

function placeholders(text: unknown): string {
  const found = JSON.stringify(text).match(/\{[A-Za-z_]+\}/g) ?? [];
  return [...new Set(found)].sort().join();
}
