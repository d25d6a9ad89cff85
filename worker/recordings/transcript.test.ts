import { expect, test } from "vitest";
import { LANGUAGES } from "../../domain/campaign/campaign.ts";
import type { EntryEvent } from "../../protocol/conversation-entry.ts";
import { happened } from "./happened.ts";
import { transcriptLines } from "./transcript.ts";
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
  [
    { type: "moved", by: "Pedro", from: "a", to: "b", note: "pide {by}" },
    "Pedro la pasó de a a b: pide {by}",
    "Pedro passou de a para b: pide {by}",
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

test("WEB-92: the note of a transfer stands in the transcript once, whether or not the colleague was asked first", () => {
  const transcript = (...events: EntryEvent[]) => {
    const by = { role: "system", id: "", name: "" } as const;
    const told = { interaction: "i-1", kind: "event", by, text: "", at: 0, seq: null } as const;
    const entries = events.map((event, n) => ({ ...told, id: `e-${n}`, event }));
    return transcriptLines({ entries }, { language: "en", zone: "UTC" }).map(({ text }) => text);
  };
  const given = { from: "Ana", to: "Bruno", note: "charged twice" };
  expect(transcript({ type: "transferred", ...given })).toEqual(["Ana transferred it to Bruno: charged twice"]);
  expect(transcript({ type: "transferring", ...given }, { type: "transferred", ...given })).toEqual([
    "Ana transfers it to Bruno: charged twice",
    "Ana transferred it to Bruno",
  ]);
});
