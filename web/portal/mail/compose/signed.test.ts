import { expect, test } from "vitest";
import type { Draft } from "./draft.ts";
import { asWritten, onlySigned, resigned } from "./signed.ts";

const ROOM = "<div><br></div>";
const SALES = "<p>Altamar Ventas</p>";
const CARE = "<p>Altamar Atención</p>";

const draft = (change: Partial<Draft>): Draft => ({
  ...{ to: [], cc: [], bcc: [], subject: "", files: [], answers: null, mode: "reply" as const, withHistory: false },
  ...onlySigned(SALES),
  ...change,
});
/** The editor gives each paragraph a line's end. */
const edited = (html: string) => html.replaceAll("</p>", "<br></p>");

test("EML-23: a draft whose conversation went to another campaign is signed by that one, its words unchanged", () => {
  const written = asWritten(draft({}), edited(draft({}).html));
  const typed = { ...written, html: written.html.replace(ROOM, "<div>Hola</div>") };
  const now = resigned(typed, CARE);
  expect(now.html).toBe(`<div>Hola</div>${ROOM}<div>${CARE}</div>`);
  const again = resigned(asWritten(now, edited(now.html)), SALES);
  expect(again.html).toBe(`<div>Hola</div>${ROOM}<div>${SALES}</div>`);
});

test("EML-23: a signature that its writer has changed stays, and so does the one of the same campaign", () => {
  const own = draft({ html: `${ROOM}${ROOM}<div><p>Ana, de Altamar</p></div>` });
  expect(resigned(own, CARE)).toBe(own);
  const same = draft({});
  expect(resigned(same, SALES)).toBe(same);
});

test("a draft of before its signature was noted stays as it was kept", () => {
  const { signed: _, ...old } = draft({});
  expect(resigned(old, CARE)).toBe(old);
});

test("EML-23: a campaign without a signature takes the other's away; from one without, the signature comes under the words", () => {
  expect(resigned(draft({}), "")).toMatchObject({ html: ROOM + ROOM, signed: { of: "", as: "" } });
  const unsigned = asWritten(draft(onlySigned("")), ROOM);
  expect(resigned({ ...unsigned, html: "<div>Hola</div>" }, CARE).html).toBe(
    `<div>Hola</div>${ROOM}<div>${CARE}</div>`,
  );
});
