import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersTo, isAnswered, lackingIn, type QualityQuestion, scoreOf } from "./quality.ts";

const scale: QualityQuestion = { text: "¿Saludó?", kind: "scale", weight: 1, required: true };
const yesNo: QualityQuestion = { text: "¿Resolvió?", kind: "yes-no", weight: 3, required: false };
const words: QualityQuestion = { text: "¿Qué mejorar?", kind: "text", weight: 0, required: false };
const all = [scale, yesNo, words];

describe("WEB-21: what a quality model asks", () => {
  test.each([
    ["the required one is missing", [null, 1, "bien"], [0]],
    ["it is answered", [3, null, null], []],
    ["blank words are no answer", [3, 1, "  "], []],
    ["beyond the scale", [6, 1, null], [0]],
    ["half a step", [2.5, 1, null], [0]],
    ["neither yes nor no", [3, 2, null], [1]],
    ["words where a number is asked", ["3", 1, null], [0]],
    ["more answers than questions", [3, 1, null, 5], [3]],
  ])("%s", (_, values, lacking) => {
    expect(lackingIn(all, values)).toEqual(lacking);
  });

  test.each([
    ["answers to these questions", answersTo(all, [4, 1, "bien"]), true],
    ["only what must be answered", answersTo(all, [4, null, null]), true],
    ["the required one is missing", answersTo(all, [null, 1, null]), false],
    ["beyond the scale", answersTo(all, [6, 1, null]), false],
    ["none", [], false],
    ["one more than is asked", answersTo([...all, yesNo], [4, 1, null, 1]), false],
    ["another question", answersTo([{ ...scale, text: "¿Se despidió?" }, yesNo, words], [4, 1, null]), false],
    ["another weight", answersTo([{ ...scale, weight: 9 }, yesNo, words], [4, 1, null]), false],
    ["another kind", answersTo([{ ...scale, kind: "yes-no" }, yesNo, words], [1, 1, null]), false],
  ])("an agent closes with %s: %#", (_, answers, isGood) => {
    expect(isAnswered(all, answers)).toBe(isGood);
  });

  test("an answer keeps what was asked; what is blank was not answered", () => {
    expect(answersTo(all, [4, 1, " "])).toEqual([
      { question: "¿Saludó?", kind: "scale", weight: 1, value: 4 },
      { question: "¿Resolvió?", kind: "yes-no", weight: 3, value: 1 },
      { question: "¿Qué mejorar?", kind: "text", weight: 0, value: null },
    ]);
  });

  test.each([
    [[5, 1, null], 100],
    [[1, 0, "mal"], 0],
    [[1, 1, null], 75],
    [[3, null, null], 50],
    [[null, null, "palabras"], null],
  ])("the score of %j is %j", (values, score) => {
    expect(scoreOf(answersTo(all, values))).toBe(score);
  });

  test("a score is a whole number from 0 to 100, and a better answer never lowers it", () => {
    const answer = fc.integer({ min: 1, max: 4 });
    const weight = fc.integer({ min: 0, max: 10 });
    fc.assert(
      fc.property(fc.array(fc.tuple(answer, weight), { minLength: 1 }), (given) => {
        const of = (better: number) =>
          scoreOf(
            given.map(([value, weighs], at) => ({
              question: "",
              kind: "scale" as const,
              weight: weighs,
              value: at === 0 ? value + better : value,
            })),
          );
        const [score, higher] = [of(0), of(1)];
        if (score === null || higher === null) return;
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        expect(higher).toBeGreaterThanOrEqual(score);
      }),
    );
  });
});
