import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { PROVIDER_TYPES, type ProviderType } from "../protocol/providers.ts";
import { Unreadable } from "./carrier.ts";
import { CARRIERS } from "./carriers.ts";
import { accountOf, answerOf, asJson, departureOf, got, posted, published } from "./pretend.ts";

const text = z.string().max(10_000 * 3);
const id = z.string().min(1).max(2_000);
const at = z.number().nullable();
const arrival = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("message"),
    id: id.nullable(),
    from: id,
    phone: id.nullable(),
    to: z.string().max(512),
    at,
    name: z.string().max(200),
    text,
    files: z
      .array(z.strictObject({ source: z.string().max(2_000), name: z.string().max(300), type: z.string().max(200) }))
      .max(10),
    call: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal("receipt"),
    ref: id.nullable(),
    carrierId: id.nullable(),
    state: z.enum(["sent", "delivered", "seen", "failed"]),
    reason: z.string().max(200),
    at,
  }),
  z.strictObject({ kind: z.literal("watermark"), customer: id, state: z.enum(["delivered", "seen"]), at: z.number() }),
  z.strictObject({ kind: z.literal("promotions"), customer: id, phone: id.nullable(), wanted: z.boolean() }),
  z.strictObject({ kind: z.literal("unreadable"), reason: text }),
]);

/** What a type makes of a webhook is arrivals of the right shape, or `Unreadable`; never another error. */
function readsSafely(type: ProviderType, webhook: ReturnType<typeof posted>) {
  try {
    z.array(arrival).parse(CARRIERS[type].read(webhook, accountOf(type)));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
}

const PUBLISHED: Record<string, string[]> = {
  dinstar: ["./sms/fixtures/dinstar-sms.json", "./sms/fixtures/dinstar-sms-result.json"],
  vonage: ["./sms/fixtures/vonage-inbound.json", "./sms/fixtures/vonage-receipt.json"],
  infobip: ["./sms/fixtures/infobip-inbound.json", "./sms/fixtures/infobip-receipt.json"],
  "meta-whatsapp": ["text", "user-id", "kinds", "statuses", "call", "user-preferences"].map(
    (name) => `./whatsapp/fixtures/meta-${name}.json`,
  ),
  "meta-messenger": ["./messenger/fixtures/events.json"],
};

/** A published payload, once for each value in it and each of these in its place (undefined leaves it out); of a list one item at a time. */
const HOSTILE = [undefined, null, "", "x".repeat(20_000), 0, -1.5, true, [], {}, [null], { length: 5 }];

function* broken(value: unknown): Generator<unknown> {
  yield* HOSTILE;
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value))
    for (const inner of broken(Reflect.get(value, key)))
      yield Array.isArray(value) ? [inner] : { ...value, [key]: inner };
}

test.each(PROVIDER_TYPES)("API-8: %s doubts any JSON, form, query and bytes", (type) => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) =>
      readsSafely(type, posted(JSON.stringify(body), { type: "application/json" })),
    ),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (fields) => {
      const form = new URLSearchParams(fields).toString();
      readsSafely(type, posted(form));
      readsSafely(type, got(`/inbound?${form}`));
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ max: 255 }), (body) =>
      readsSafely(type, { ...posted(""), body: new Uint8Array(body) }),
    ),
  );
});

test.each(PROVIDER_TYPES)("API-8: %s doubts its own payloads with something wrong in them", (type) => {
  for (const path of PUBLISHED[type] ?? []) {
    readsSafely(type, asJson(path));
    for (const body of broken(JSON.parse(published(path))))
      readsSafely(type, posted(JSON.stringify(body) ?? "", { type: "application/json" }));
  }
});

test.each(PROVIDER_TYPES)("API-8: %s is not exhausted by depth or length", (type) => {
  readsSafely(type, posted(`${"[".repeat(100_000)}${"]".repeat(100_000)}`, { type: "application/json" }));
  readsSafely(type, posted(`{"a":`.repeat(50_000), { type: "application/json" }));
  readsSafely(
    type,
    posted(
      `phone=099635199&from=099635199&text=${"x".repeat(1_000_000)}&message=1&MessageSid=1&From=1&Body=${"y".repeat(1_000_000)}`,
    ),
  );
});

test.each(PROVIDER_TYPES)("SMS-53: %s makes something of any answer", (type) => {
  const body = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom('{"error":[]}', '{"messages":[{}]}', '{"error_code":"202"}', "[".repeat(50_000)),
  );
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 599 }), body, (status, said) => {
      const sent = CARRIERS[type].answered(answerOf(status, said), departureOf());
      expect(["accepted", "refused", "slow-down", "unknown"]).toContain(sent.outcome);
      if (status >= 300) expect(sent.outcome).not.toBe("accepted");
      if ("reason" in sent) expect(sent.reason.length).toBeLessThanOrEqual(200);
    }),
  );
});

test.each(PROVIDER_TYPES)("API-8: %s looks at any signature without falling over", async (type) => {
  const headers = fc.constantFrom("x-hub-signature-256", "x-twilio-signature");
  await fc.assert(
    fc.asyncProperty(headers, fc.base64String(), fc.json(), async (name, value, body) => {
      const webhook = posted(body, { type: "application/json", headers: { [name]: value } });
      expect(typeof (await CARRIERS[type].isGenuine(webhook, accountOf(type)))).toBe("boolean");
    }),
    { numRuns: 50 },
  );
});
