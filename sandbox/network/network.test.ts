import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { account } from "./account.ts";
import { numberOf, numberOfWaId, pageScopedIdOf, userIdOf, waIdOf } from "./numbers.ts";
import { nameOf } from "./people.ts";
import { metaSignature, twilioSignature, vonageSignature } from "./signatures.ts";
import { filled, findTemplate, TEMPLATES } from "./templates.ts";

describe("signatures", () => {
  test("Twilio's own example of a signed request", async () => {
    const form: [string, string][] = [
      ["To", "+18005551212"],
      ["CallSid", "CA1234567890ABCDE"],
      ["Caller", "+14158675309"],
      ["Digits", "1234"],
      ["From", "+14158675309"],
    ];
    expect(await twilioSignature("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", form)).toBe(
      "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
    );
  });

  test("Meta signs the bytes of the body, an emoji's too", async () => {
    const body = '{"text":"👋 ñ"}';
    expect(await metaSignature("secret", body)).toBe(
      `sha256=${createHmac("sha256", "secret").update(body).digest("hex")}`,
    );
  });

  test("Vonage signs the sorted parameters with & and = made harmless", async () => {
    const text = "&a=1_2_3&b=x";
    expect(await vonageSignature("secret", { b: "x", a: "1&2=3" })).toBe(
      createHmac("sha256", "secret").update(text).digest("hex"),
    );
  });
});

describe("numbers", () => {
  test.each([
    ["098344484", "+59898344484"],
    ["+59898344484", "+59898344484"],
    ["59898344484", "+59898344484"],
    ["whatsapp:+59898344484", "+59898344484"],
    ["5511987654321", "+5511987654321"],
    ["12025550123", "+12025550123"],
    ["6622", "6622"],
    ["ALTAMAR", "ALTAMAR"],
  ])("%s on a Uruguayan account is the phone %s", (written, number) => {
    expect(numberOf(written, "UY")).toBe(number);
  });

  test.each([
    ["+5511987654321", "5511987654321", "São Paulo keeps the ninth digit"],
    ["+5541987654321", "554187654321", "Curitiba is known without it"],
    ["+525512345678", "5215512345678", "Mexico with a 1"],
    ["+5491123456789", "5491123456789", "Argentina with a 9"],
    ["+59899123456", "59899123456", "elsewhere it is the number"],
  ])("WhatsApp knows %s as %s: %s", (number, waId) => {
    expect(waIdOf(number)).toBe(waId);
    expect(numberOfWaId(waId)).toBe(number);
  });

  test("one person has one id with each business and page, and another with the next", async () => {
    expect(await userIdOf("102290", "+59899123456")).toMatch(/^UY\.\d{17}$/);
    expect(await userIdOf("102290", "+59899123456")).toBe(await userIdOf("102290", "+59899123456"));
    expect(await userIdOf("102291", "+59899123456")).not.toBe(await userIdOf("102290", "+59899123456"));
    expect(await pageScopedIdOf("1088", "+59899123456")).toMatch(/^2\d{15}$/);
    expect(nameOf("+59899123456")).toBe(nameOf("+59899123456"));
  });
});

describe("templates", () => {
  test("say how many values they take, and take them in order", () => {
    for (const { body, parameters } of TEMPLATES)
      expect(new Set([...body.matchAll(/\{\{\d+\}\}/g)].map(([hole]) => hole)).size).toBe(parameters);
    const template = findTemplate("order_shipped", "pt_BR");
    expect(template && filled(template, ["Ana", "4711"])).toBe("Olá Ana, seu pedido 4711 já saiu e chega amanhã.");
  });

  test("are there in several states, so that not all can be chosen", () => {
    expect(new Set(TEMPLATES.map(({ status }) => status))).toEqual(new Set(["approved", "pending", "rejected"]));
  });
});

test("an account says of which type it is and where its webhooks go, and nothing that is not asked", () => {
  const given = {
    name: "kannel",
    type: "kannel",
    inbound: "http://127.0.0.1:1/i?from=%p",
    status: "http://127.0.0.1:1/s",
  };
  expect(account.safeParse(given).success).toBe(true);
  expect(account.safeParse({ ...given, inbound: "somewhere" }).success).toBe(false);
  expect(account.safeParse({ ...given, type: "pigeon" }).success).toBe(false);
  expect(account.safeParse({ ...given, pasword: "typo" }).success).toBe(false);
});
