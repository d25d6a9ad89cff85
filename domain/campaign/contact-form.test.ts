import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ContactForm, FieldRule } from "./campaign.ts";
import { checkForm, type FormAnswers } from "./contact-form.ts";

const OPTIONAL: ContactForm = {
  name: "optional",
  mail: "optional",
  phone: "optional",
  phoneLabel: {},
  message: "optional",
  consent: null,
};
const CONSENT = { text: { en: "I agree" }, link: "https://example.com/privacy" };
const JOAO: FormAnswers = {
  name: "João",
  mail: "joao@example.com.br",
  phone: "098344484",
  message: "Olá",
  consent: false,
};

function wrong(form: Partial<ContactForm>, given: Partial<FormAnswers>): string[] {
  return checkForm({ ...OPTIONAL, ...form }, { ...JOAO, ...given }).errors.map(({ path, code }) => `${path} ${code}`);
}

test.each(["name", "mail", "phone", "message"] as const)(
  "WEB-50, WEB-53: %s blocks the start when required and empty, not when optional",
  (field) => {
    expect(wrong({ [field]: "required" }, { [field]: "  " })).toEqual([`${field} required`]);
    expect(wrong({ [field]: "optional" }, { [field]: "" })).toEqual([]);
    expect(wrong({ [field]: "required" }, {})).toEqual([]);
  },
);

test("each wrong field is named, in the order of the form", () => {
  const all = { name: "required", mail: "required", message: "required", consent: CONSENT } as const;
  expect(wrong(all, { name: "", mail: "joao", message: "\n" })).toEqual([
    "name required",
    "mail not_a_mail",
    "message required",
    "consent required",
  ]);
});

test("WEB-52: what is hidden is dropped, whatever was sent, and never wrong", () => {
  const { errors, answers } = checkForm({ ...OPTIONAL, phone: "hidden", mail: "hidden" }, { ...JOAO, mail: "joao" });
  expect(errors).toEqual([]);
  expect([answers.phone, answers.mail]).toEqual(["", ""]);
});

test("answers come back without the space around them", () => {
  expect(checkForm(OPTIONAL, { ...JOAO, name: "  João \n" }).answers.name).toBe("João");
});

describe("a mail address", () => {
  test.each(["a@b.co", "joao+web@example.com.br", "ñandú@correo.uy", " lucia@example.com "])("%j is taken", (mail) => {
    expect(wrong({}, { mail })).toEqual([]);
  });

  test.each(["joao", "joao@", "@example.com", "joao@example", "joao@example.", "a b@example.com", "a@b@c.com"])(
    "%j is not one",
    (mail) => {
      expect(wrong({}, { mail })).toEqual(["mail not_a_mail"]);
    },
  );
});

test("consent is asked for where the campaign has a text for it, and not kept where it has none", () => {
  expect(wrong({ consent: CONSENT }, { consent: true })).toEqual([]);
  expect(wrong({ consent: CONSENT }, { consent: false })).toEqual(["consent required"]);
  expect(checkForm(OPTIONAL, { ...JOAO, consent: true }).answers.consent).toBe(false);
});

test("WEB-53: a form passes exactly when all that is required is there", () => {
  const rule = fc.constantFrom<FieldRule[]>("hidden", "optional", "required");
  const text = fc.constantFrom("", " ", "something");
  fc.assert(
    fc.property(rule, rule, rule, text, text, text, (name, phone, message, aName, aPhone, aMessage) => {
      const given = { ...JOAO, name: aName, phone: aPhone, message: aMessage };
      const missing = [
        [name, aName],
        [phone, aPhone],
        [message, aMessage],
      ].filter(([asked, answer]) => asked === "required" && answer?.trim() === "");
      expect(checkForm({ ...OPTIONAL, name, phone, message }, given).errors).toHaveLength(missing.length);
    }),
  );
});
