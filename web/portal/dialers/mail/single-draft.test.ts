import { expect, test } from "vitest";
import type { Letter } from "../../../../domain/mail/letter.ts";
import { singleMessage } from "../../../../protocol/single-message.ts";
import { overwriteGetLocale } from "../../../shared/paraglide/runtime.js";
import { checkSingleMail, EMPTY_SINGLE_MAIL, singleMailOf, singleVariables } from "./single-draft.ts";

overwriteGetLocale(() => "en");

const NOW = Date.parse("2026-11-25T12:00");
const BARE: Letter = { subject: "", format: "html", template: "" };
const LETTER: Letter = { subject: "Para ${Nombre}", format: "html", template: "Debe ${Saldo}. ${unsubscribe}" };
const draft = (own: object = {}) => ({ ...EMPTY_SINGLE_MAIL, ...own });

test("SMS-120: all that a single mail lacks is said at once", () => {
  expect(checkSingleMail(BARE, draft({ destination: "nadie", at: "2026-11-25T11:59" }), NOW)).toEqual({
    destination: "Type an e-mail address",
    subject: "Type a subject",
    message: "Type a text",
    at: "Choose a moment that is still to come",
  });
  expect(checkSingleMail(BARE, draft({ destination: "a@b.example", subject: "A", message: "Hola" }), NOW)).toEqual({});
});

test("EML-64: the template's variables are asked for, and those of a text that takes its place", () => {
  expect(singleVariables(LETTER, draft())).toEqual(["Nombre", "Saldo"]);
  expect(singleVariables(LETTER, draft({ subject: "Aviso", message: "Hola ${Apodo}" }))).toEqual(["Apodo"]);
  const half = draft({ destination: "a@b.example", values: { Nombre: "Ana" } });
  expect(checkSingleMail(LETTER, half, NOW)).toEqual({ values: "Type a value for Saldo" });
});

test("what goes to the door has only the values that the mail names", () => {
  const own = {
    destination: " a@b.example ",
    subject: "Aviso",
    message: "Hola ${Apodo}",
    values: { Apodo: "Ani", Saldo: "5" },
  };
  expect(singleMessage.parse(singleMailOf(LETTER, draft(own), "single-id"))).toEqual({
    id: "single-id",
    destination: "a@b.example",
    subject: "Aviso",
    message: "Hola ${Apodo}",
    values: { Apodo: "Ani" },
  });
});
