import { expect, test } from "vitest";
import { withoutIconAddresses, withoutIcons } from "./rating-address.ts";

const ADDRESS = "https://desk.example/webhooks/ratings/eyJsaW5r.c2ln";
const icon = (address: string) => `<a href="${address}/5" title="5/5" style="text-decoration:none">😀</a>`;

test.each([
  ["ours", icon(ADDRESS)],
  ["ours as another client has it", `<a style="color:#222" href="${ADDRESS}/1"><font size="5">😠</font></a>`],
  ["ours behind a gateway", icon(`https://safe.example/?url=${encodeURIComponent(ADDRESS)}`)],
])("EML-24: an icon that is quoted leads nowhere: %s", (_, link) => {
  expect(withoutIcons(`<p>Gracias ${link}</p>`)).toBe("<p>Gracias </p>");
});

test("EML-24: a row of icons goes with its question, and other links stay", () => {
  const other = '<a href="https://altamar.example/ratings">opiniones</a>';
  const row = `<div style="margin-top:16px">¿Cómo te fue?</div><div style="margin-top:16px;font-size:24px;letter-spacing:6px">${icon(ADDRESS)} ${icon(ADDRESS)}</div>`;
  expect(withoutIcons(`<p>Hola ${other}</p>${row}<p>Chau</p>`)).toBe(`<p>Hola ${other}</p><p>Chau</p>`);
  expect(withoutIcons(other)).toBe(other);
});

test("EML-24: addresses of icons that a text spells out are left out, and others stay", () => {
  const text = `> Hola\n> 😠 <${ADDRESS}/1> 😀 <${ADDRESS}/5>\n> https://altamar.example/ratings`;
  expect(withoutIconAddresses(text)).toBe("> Hola\n> 😠 😀\n> https://altamar.example/ratings");
});
