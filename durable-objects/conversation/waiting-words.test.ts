import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conversationOf } from "../addresses.ts";
import { Log } from "./log.ts";
import { WaitingWords } from "./waiting-words.ts";

const NOW = Date.UTC(2026, 10, 27, 12);

/** What the storage says and what a plain list says, side by side. */
class Scene {
  readonly #sql: SqlStorage;
  readonly #log: Log;
  #words: WaitingWords;
  /** In their order. */
  readonly #expected: { entry: string; patient: boolean }[] = [];
  readonly #left: string[] = [];
  #said = 0;

  constructor(sql: SqlStorage) {
    for (const table of ["log", "departures"]) sql.exec(`DELETE FROM ${table}`);
    this.#sql = sql;
    this.#log = new Log(sql);
    this.#words = new WaitingWords(sql);
  }

  say(patient: boolean): void {
    this.#said += 1;
    const by = { role: "system", id: "", name: "" } as const;
    const entry = { id: `word-${this.#said}`, interaction: "i-1", kind: "message", by, text: "hola", at: NOW } as const;
    const { rev } = this.#log.append({ kind: "entry", entry }, true, NOW, { patient });
    this.#wait({ entry: entry.id, rev, patient });
  }

  /** What the customer and the carrier say in between leaves for nobody. */
  hear(): void {
    this.#log.append({ kind: "seen", by: "visitor", seq: 1 }, true, NOW, null);
  }

  sayAgain(): void {
    const entry = this.#left.pop();
    if (entry === undefined) return;
    const { rev } = this.#log.append({ kind: "delivery", entry, state: "sending", reason: "" }, false, NOW, {
      patient: false,
    });
    this.#wait({ entry, rev, patient: false });
  }

  leave(): void {
    const first = this.#words.first();
    if (first === null) return;
    this.#words.advance(first, null, NOW);
    this.#left.push(first.entry);
    this.#expected.shift();
  }

  /** The instance that wakes next knows nothing but the tables. */
  vanish(): void {
    this.#words = new WaitingWords(this.#sql);
  }

  /** As erasing an interaction does; the first keeps its row, and is found to be gone when its turn has come. */
  forget(): void {
    const gone = this.#expected.splice(1, 1)[0];
    if (gone === undefined) return;
    this.#sql.exec("DELETE FROM log WHERE COALESCE(id, json_extract(body, '$.entry')) = ?", gone.entry);
    this.#words.reload();
  }

  agrees(): void {
    const expected = this.#expected.map(({ entry }) => entry);
    expect(this.#words.areNone).toBe(expected.length === 0);
    expect(this.#words.first()?.entry).toBe(expected[0]);
    expect(this.#words.areUrgent).toBe(this.#expected.some(({ patient }) => !patient));
    for (const entry of expected) expect(this.#words.holds(entry), entry).toBe(true);
    for (const entry of this.#left) expect(this.#words.holds(entry), entry).toBe(expected.includes(entry));
    expect(this.#sql.exec("SELECT COUNT(*) AS n FROM departures").one().n).toBe(Math.min(expected.length, 1));
  }

  #wait(word: { entry: string; rev: number; patient: boolean }): void {
    this.#words.add(word, null, NOW);
    this.#expected.push(word);
  }
}

const happening = fc.oneof(
  { weight: 3, arbitrary: fc.boolean().map((patient) => (scene: Scene) => scene.say(patient)) },
  { weight: 3, arbitrary: fc.constant((scene: Scene) => scene.leave()) },
  fc.constant((scene: Scene) => scene.hear()),
  fc.constant((scene: Scene) => scene.sayAgain()),
  fc.constant((scene: Scene) => scene.vanish()),
  fc.constant((scene: Scene) => scene.forget()),
);

describe("words that wait to leave", () => {
  test("leave in the order in which they were said or sent again, whatever is heard, forgotten or vanishes meanwhile; one row tells of the first", async () => {
    const conversation = conversationOf(env, "waiting-words");
    await conversation.current();
    await runInDurableObject(conversation, (_, { storage }) => {
      fc.assert(
        fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
          const scene = new Scene(storage.sql);
          for (const happens of happenings) {
            happens(scene);
            scene.agrees();
          }
        }),
        { numRuns: 150 },
      );
    });
  });
});
