import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../campaign/campaign.ts";
import { WEBCHAT_DEFAULTS } from "../campaign/defaults.ts";
import { confirmationOf } from "./confirmation.ts";
import { meaningOf } from "./words.ts";

const words = WEBCHAT_DEFAULTS.optOutWords;

describe("decisions STOP: what a message asks for", () => {
  test.each([
    [" ¡Baja! ", "opt-out"],
    ["CANCELAR", null],
    ["bajame la cuota", null],
    ["Sair", "opt-out"],
    ["stop.", "opt-out"],
    ["START", "opt-in"],
    ["hola", null],
  ] as const)("story 5: %j is %s", (text, meaning) => {
    expect(meaningOf(text, words)).toBe(meaning);
  });

  test.each([
    "STOP",
    "s t o p",
    "S.T.O.P.",
    "Stop all",
    "OPT-OUT",
    "opt out",
    "bája",
    "BAJA\n",
    "ＳＴＯＰ",
    "parar 🛑",
    "«Unsubscribe»",
    "Cancel",
    "END",
    "quit",
    "revoke",
  ])("%j opts out: case, accents, spaces, punctuation do not count", (text) => {
    expect(meaningOf(text, words)).toBe("opt-out");
  });

  test.each([
    "",
    "   ",
    "...",
    "🛑",
    "stop please",
    "no quiero la baja",
    "bajar",
    "stopp",
    "SALIR",
    "FIN",
    "NO",
    "SI",
    "ALTA",
    "1",
  ])("%j asks for nothing: only the whole message counts", (text) => {
    expect(meaningOf(text, words)).toBeNull();
  });

  test("START and UNSTOP opt in, unless the campaign has made them words of its own", () => {
    expect(meaningOf("un-stop!", words)).toBe("opt-in");
    expect(meaningOf("Start", { ...words, en: ["start"] })).toBe("opt-out");
  });

  test("a campaign's own words count in every language, however they are written", () => {
    const own = { es: ["No más"], en: [], pt: [] };
    expect(meaningOf("¡NO MAS!", own)).toBe("opt-out");
    expect(meaningOf("baja", own)).toBeNull();
  });

  test("a word in a longer text never opts out", () => {
    const around = fc.string({ minLength: 1 }).filter((text) => /[\p{L}\p{N}]/u.test(text));
    fc.assert(
      fc.property(fc.constantFrom("BAJA", "SAIR", "STOP"), around, around, (word, before, after) => {
        expect(meaningOf(`${before} ${word} ${after}`, words)).toBeNull();
      }),
    );
  });
});

test("decisions STOP: the confirmation is one part in every language, says how to come back, and is no request itself", () => {
  const gsm = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]{1,160}$/;
  for (const language of LANGUAGES) {
    const text = confirmationOf(language);
    expect(text).toMatch(gsm);
    expect(text).toContain("START");
    expect(meaningOf(text, words)).toBeNull();
  }
});
