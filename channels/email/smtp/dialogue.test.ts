import { expect, test } from "vitest";
import { Broken, Dialogue } from "./dialogue.ts";
import type { Wire } from "./wire.ts";

/** A wire on which these pieces come; under TLS, those. */
function wireOf(pieces: readonly string[], secured: readonly string[] = []): Wire {
  const left = [...pieces];
  return {
    read: async () => {
      const piece = left.shift();
      return piece === undefined ? null : new TextEncoder().encode(piece);
    },
    write: async () => {},
    secured: async () => wireOf(secured),
    close: async () => {},
  };
}

test("an answer is whole however it is cut, and what follows is the next one's", async () => {
  const talk = new Dialogue(wireOf(["2", "50-uno\r", "\n250-dos\r\n250", " tres\r\n354 cuatro\r\n220\n"]), 1_000);
  expect(await talk.hear()).toEqual({ code: 250, lines: ["uno", "dos", "tres"] });
  expect(await talk.hear()).toEqual({ code: 354, lines: ["cuatro"] });
  expect(await talk.hear()).toEqual({ code: 220, lines: [""] });
  await expect(talk.hear()).rejects.toThrow(Broken);
});

test("what was said before TLS counts for nothing after it", async () => {
  const talk = new Dialogue(wireOf(["220 go\r\n235 you are signed in\r\n"], ["250 really\r\n"]), 1_000);
  expect((await talk.hear()).code).toBe(220);
  await talk.secure();
  expect(await talk.hear()).toEqual({ code: 250, lines: ["really"] });
});

test("an answer without end is not listened to for ever", async () => {
  const endless: Wire = { ...wireOf([]), read: async () => new Uint8Array(10_000).fill(50) };
  await expect(new Dialogue(endless, 1_000).hear()).rejects.toThrow("no end");
});
