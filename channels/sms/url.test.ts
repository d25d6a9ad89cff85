import fc from "fast-check";
import { expect, test } from "vitest";
import type { ProviderType } from "../../protocol/providers.ts";
import { Refusal, Unreadable } from "../carrier.ts";
import { CARRIERS } from "../carriers.ts";
import { accountOf, answerOf, departureOf, got, posted, STATUS_URL } from "../pretend.ts";
import { templateProblem } from "./url-template.ts";

const TEMPLATE = "https://gw.example/send?user=desk&to=${phone}&text=${message}&ref=${id}";
const requestOf = (type: ProviderType, url = TEMPLATE, given = {}, settings = {}) =>
  CARRIERS[type].request(accountOf(type, { url, ...settings }), departureOf(given), STATUS_URL);

test("SMS-6: GET asks for the filled template", () => {
  expect(requestOf("url-get")).toEqual({
    url: "https://gw.example/send?user=desk&to=098344484&text=Mensaje%20de%20prueba2&ref=d.dialer1.77",
    method: "GET",
    headers: {},
    body: null,
  });
});

test("SMS-6: POST sends the template's query as a form", () => {
  expect(requestOf("url-post")).toEqual({
    url: "https://gw.example/send",
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "user=desk&to=098344484&text=Mensaje%20de%20prueba2&ref=d.dialer1.77",
  });
});

test.each(["url-get-auth", "url-post-auth"] as const)("SMS-3: %s authenticates", (type) => {
  expect(requestOf(type).headers.authorization).toBe(`Basic ${btoa("desk:s3cret")}`);
});

test("SMS-6: the path, the sender and the coding can be filled too", () => {
  const url = "https://gw.example/${phone}/${message}?from=${from}&coding=${coding}";
  expect(requestOf("url-get", url).url).toBe("https://gw.example/098344484/Mensaje%20de%20prueba2?from=1000&coding=0");
  expect(requestOf("url-get", url, { text: "está/?#", from: "2000" }).url).toBe(
    "https://gw.example/098344484/est%C3%A1%2F%3F%23?from=2000&coding=2",
  );
  expect(() => requestOf("url-get", url, { text: "está" }, { encoding: "gsm" })).toThrow(Refusal);
});

test("SMS-6: a file goes along as its address", () => {
  const file = { url: "https://desk.example/f/1?s=2", type: "image/png", name: "a.png" };
  const { url } = requestOf("url-get", TEMPLATE, { text: "mire", file });
  expect(new URL(url).searchParams.get("text")).toBe("mire\nhttps://desk.example/f/1?s=2");
});

test("SMS-6: no message adds a parameter, a line or a fragment, by GET or POST", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "binary-ascii" }),
    fc.string({ unit: "grapheme-composite" }),
    fc.constantFrom("x&to=099", "x\r\nHost: evil", "x#y", "${phone}", "%26to=1", "+", "a=b;c", "\ud800", "$&", "$1"),
  );
  fc.assert(
    fc.property(nasty, (text) => {
      for (const type of ["url-get", "url-post"] as const) {
        const { url, body } = requestOf(type, TEMPLATE, { text });
        const fields = new URLSearchParams(body ?? new URL(url).search);
        expect([...fields.keys()]).toEqual(["user", "to", "text", "ref"]);
        expect(fields.get("text")).toBe(text.toWellFormed());
        expect(fields.get("to")).toBe("098344484");
        expect(new URL(url).hash).toBe("");
      }
    }),
  );
});

test.each(["..", "."])("SMS-6: %j does not leave its place in the path", (text) => {
  expect(() => requestOf("url-get", "https://gw.example/send/${message}/to/${phone}", { text })).toThrow(Refusal);
});

test.each([
  ["https://${phone}.example/?m=${message}", "host"],
  ["https://gw.example:${phone}/?m=${message}", "host"],
  ["https://gw.example${message}/?p=${phone}", "host"],
  ["https:\\\\${phone}/x?m=${message}", "host"],
  ["https:${phone}/x?m=${message}", "host"],
  ["https://${message}@gw.example/?p=${phone}", "host"],
  ["${message}://gw.example/?p=${phone}", "host"],
  ["gw.example/?p=${phone}&m=${message}", "read"],
  ["https://gw.example/?p=${phone}&m=${messsage}", "messsage"],
  ["https://gw.example/?p=${phone}", "needs"],
])("SMS-6: the template %s is refused: %s", (template, why) => {
  expect(templateProblem(template)).toContain(why);
  expect(() => requestOf("url-get", template)).toThrow(Refusal);
});

test.each([
  [200, "OK", { outcome: "accepted", carrierId: null }],
  [202, " 3143cb1c-39fa \n", { outcome: "accepted", carrierId: "3143cb1c-39fa" }],
  [200, "<html>id 123456</html>", { outcome: "accepted", carrierId: null }],
  [403, "secret page", { outcome: "refused", reason: "HTTP 403" }],
  [500, "", { outcome: "unknown", reason: "HTTP 500" }],
] as const)("SMS-53: the answer %d %j", (status, body, sent) => {
  expect(CARRIERS["url-get"].answered(answerOf(status, body), departureOf())).toEqual(sent);
});

const read = CARRIERS["url-get"].read;
const account = accountOf("url-get");

test.each([
  got("/inbound?phone=099635199&message=hola%20caf%C3%A9&to=1000&id=7"),
  posted("from=099635199&text=hola+caf%C3%A9&to=1000&id=7"),
  posted({ phone: "099635199", message: "hola café", to: 1000, id: 7 }),
])("API-7: a message comes in by query, form or JSON, %#", (webhook) => {
  expect(read(webhook, account)).toEqual([
    expect.objectContaining({ kind: "message", id: "7", from: "099635199", to: "1000", text: "hola café", files: [] }),
  ]);
});

test.each([
  ["id=d.dialer1.77&status=DELIVRD", { ref: "d.dialer1.77", carrierId: null, state: "delivered" }],
  ["id=gw-9&status=failed&reason=no+credit", { ref: null, carrierId: "gw-9", state: "failed", reason: "no credit" }],
  ["id=gw-9&status=Sent", { state: "sent" }],
])("SMS-53: the receipt %s", (form, receipt) => {
  expect(read(posted(form), account)).toEqual([expect.objectContaining({ kind: "receipt", ...receipt })]);
});

test.each(["", "phone=099635199", "message=hola", "id=9&status=perhaps", "status=sent"])(
  "API-7: %j says nothing that can be read",
  (form) => {
    expect(() => read(posted(form), account)).toThrow(Unreadable);
  },
);
