import { expect, test } from "vitest";
import { LANGUAGES } from "../../domain/campaign/campaign.ts";
import type { EntryEvent } from "../../protocol/conversation-entry.ts";
import { happened } from "./happened.ts";
import { TRANSCRIPT_WORDS } from "./words.ts";

test.each<[EntryEvent, string, string]>([
  [
    { type: "assigned", agent: "Ana", waited: 65_400, reason: "" },
    "Asignada a Ana, esperó 1:05",
    "Atribuída a Ana, esperou 1:05",
  ],
  [
    { type: "transferring", from: "Ana", to: "", note: "" },
    "Ana la transfiere a un colega",
    "Ana transfere para um colega",
  ],
  [{ type: "taken", from: "", by: "Pedro" }, "Pedro la tomó de la fila", "Pedro pegou da fila"],
  [{ type: "said", text: "welcome" }, "bienvenida", "boas-vindas"],
  [{ type: "expired", reason: "full" }, "La fila estaba llena", "A fila estava cheia"],
  [{ type: "rated", score: 4, comment: "ok {to}" }, "Calificó 4 de 5: ok {to}", "Avaliou 4 de 5: ok {to}"],
])("WEB-92: a transcript says in its reader's language what happened: %o", (event, es, pt) => {
  expect([happened(event, "es"), happened(event, "pt")]).toEqual([es, pt]);
});

test("WEB-92: every sentence names the same people in each language", () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [key, said] of Object.entries(TRANSCRIPT_WORDS.en.happened)) {
    for (const language of LANGUAGES) {
      const other = Object.entries(TRANSCRIPT_WORDS[language].happened).find(([name]) => name === key)?.[1] ?? "";
      expect(places(other), `${language} ${key}`).toEqual(places(said));
    }
  }
});
