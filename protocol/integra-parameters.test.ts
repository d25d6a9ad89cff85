import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formParameters, pathParameters } from "./integra-parameters.ts";

const NAMES = ["destination", "message", "api", "campaign", "agent", "source"];
const bytes = (text: string) => new TextEncoder().encode(text);

describe("API-6: parameters as one path segment", () => {
  test.each<[string, string, Record<string, string> | null]>([
    [
      "the seed's example",
      "destination=099635199&message=Mensaje%20de%20prueba2&api=dongle",
      { destination: "099635199", message: "Mensaje de prueba2", api: "dongle" },
    ],
    [
      "encoded / & = + ? # % inside the message",
      "destination=1&message=a%2Fb%26c%3Dd%2Be%3Ff%23g%25h",
      { destination: "1", message: "a/b&c=d+e?f#g%h" },
    ],
    [
      "a + in the path is a plus",
      "destination=+59899635199&message=1+1",
      { destination: "+59899635199", message: "1+1" },
    ],
    [
      "an unencoded & and = stay in the message",
      "destination=1&message=pan & agua=2&api=x",
      { destination: "1", message: "pan & agua=2", api: "x" },
    ],
    ["an unencoded / too", "destination=1&message=24/12/2026", { destination: "1", message: "24/12/2026" }],
    ["any order", "message=hola&destination=1", { message: "hola", destination: "1" }],
    [
      "an encoded name inside the message begins nothing",
      "destination=1&message=a%26api=b",
      { destination: "1", message: "a&api=b" },
    ],
    ["UTF-8", "destination=1&message=ma%C3%B1ana%20%F0%9F%91%8D", { destination: "1", message: "mañana 👍" }],
    ["Windows-1252 of old callers", "destination=1&message=ma%F1ana%20%80", { destination: "1", message: "mañana €" }],
    ["a % that encodes nothing", "destination=1&message=100% seguro%2", { destination: "1", message: "100% seguro%2" }],
    ["an empty value", "destination=&message=", { destination: "", message: "" }],
    ["nothing", "", null],
    ["something before the first", "x&destination=1&message=a", null],
    ["an unknown parameter first", "number=1&message=a", null],
    ["a parameter twice", "destination=1&message=a&destination=2", null],
  ])("%s", (_, raw, expected) => expect(pathParameters(raw, NAMES)).toEqual(expected));

  test("API-6: whatever was encoded comes back as it was", () => {
    const text = fc.string({ unit: "binary" }).filter((value) => value.isWellFormed());
    fc.assert(
      fc.property(text, text, (destination, message) => {
        const raw = `destination=${encodeURIComponent(destination)}&message=${encodeURIComponent(message)}&api=x`;
        const inAddress = new URL(`https://a/SendSMS/${raw}`).pathname.slice("/SendSMS/".length);
        expect(pathParameters(inAddress, NAMES)).toEqual({ destination, message, api: "x" });
      }),
    );
  });
});

describe("API-3: parameters as a form", () => {
  test.each<[string, string, Record<string, string> | null]>([
    [
      "a + is a space, %2B a plus",
      "destination=%2B598&message=hola+mundo",
      { destination: "+598", message: "hola mundo" },
    ],
    ["an = in a value", "message=a=b", { message: "a=b" }],
    ["a name without a value", "message&agent=", { message: "", agent: "" }],
    ["Windows-1252", "message=ma%F1ana", { message: "mañana" }],
    ["empty pairs", "&&message=a&", { message: "a" }],
    ["names of every object", "__proto__=a&constructor=b", { ["__proto__"]: "a", constructor: "b" }],
    ["a parameter twice", "message=a&message=b", null],
  ])("%s", (_, body, expected) => {
    const parameters = formParameters(bytes(body));
    expect(parameters === null ? null : Object.entries(parameters)).toEqual(
      expected === null ? null : Object.entries(expected),
    );
  });

  test("API-3: what URLSearchParams writes comes back as it was", () => {
    const text = fc.string({ unit: "binary" }).filter((value) => value.isWellFormed());
    fc.assert(
      fc.property(text, text, (destination, message) => {
        const body = new URLSearchParams({ destination, message }).toString();
        expect(formParameters(bytes(body))).toEqual({ destination, message });
      }),
    );
  });
});
