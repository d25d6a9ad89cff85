import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { app } from "../app.ts";
import { AREAS, UNDOCUMENTED } from "./areas.ts";

interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  security: Record<string, unknown>[];
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description?: string; $ref?: string }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: object; schemas: object; responses: object };
}

const ask = (path: string) => exports.default.fetch(new Request(`https://deskline.test${path}`));
const read = async () => (await ask("/api/openapi.json")).json<Document>();
const routes = [
  ...new Set(app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`)),
];

/** Every value of a JSON tree that stands under `key`. */
function under(key: string, value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [...(name === key ? [one] : []), ...under(key, one)]);
}

/** What a JSON pointer in a fragment means (RFC 6901). */
function resolve(document: unknown, ref: string): unknown {
  const parts = ref
    .slice(2)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return parts.reduce((at, part) => (at as Record<string, unknown> | undefined)?.[part], document as unknown);
}

describe("the document", () => {
  test("API-12: every route that is no secret of ours is in it, and it holds none that is not there", () => {
    const described = AREAS.flatMap(({ operations }) => Object.keys(operations));
    expect(
      routes.filter((route) => !described.includes(route) && !UNDOCUMENTED.includes(route)),
      "describe in worker/openapi",
    ).toEqual([]);
    expect(
      described.filter((name) => !routes.includes(name)),
      "no such route",
    ).toEqual([]);
    expect(new Set(described).size).toBe(described.length);
  });

  test("API-12: it is OpenAPI 3.1: versions, unique names, declared parameters, answers, references that lead somewhere", async () => {
    const document = await read();
    expect([document.openapi, document.info.title, document.info.version]).toEqual(["3.1.0", "Deskline", "1"]);
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations).toHaveLength(AREAS.reduce((sum, area) => sum + Object.keys(area.operations).length, 0));
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    const tags = document.tags.map(({ name }) => name);
    for (const { path, method, operation } of operations) {
      const name = `${method} ${path}`;
      expect(["get", "post", "put", "delete"], name).toContain(method);
      expect(tags, name).toContain(operation.tags[0]);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one);
      const declared = (operation.parameters ?? []).filter((one) => one.in === "path");
      expect(
        declared.map((one) => one.name),
        name,
      ).toEqual(inPath);
      expect(
        declared.every(({ required }) => required),
        name,
      ).toBe(true);
      const [status = "", success] = Object.entries(operation.responses)[0] ?? [];
      expect(status, name).toMatch(/^(1|2)\d\d$/);
      expect(success?.description, name).toBeTruthy();
      const { $ref, description } = operation.responses.default ?? {};
      expect($ref === "#/components/responses/Problem" || description?.includes("with the status"), name).toBe(true);
      for (const scheme of operation.security.flatMap((one) => Object.keys(one)))
        expect(Object.keys(document.components.securitySchemes), name).toContain(scheme);
      if (method === "get") expect(operation.requestBody, name).toBeUndefined();
    }
    for (const ref of under("$ref", document)) expect(resolve(document, String(ref)), String(ref)).toBeDefined();
    expect(under("$schema", document)).toEqual([]);
  });

  test("API-12: schemas are those that the doors ask with", async () => {
    const { paths } = await read();
    const sms = paths["/api/messages/sms"]?.post;
    expect(sms?.requestBody?.content["application/json"]?.schema).toMatchObject({
      required: ["destination", "message"],
      additionalProperties: false,
      properties: { destination: { type: "string", maxLength: 64 } },
    });
    expect(sms?.parameters?.map(({ name }) => name)).toEqual(["Idempotency-Key"]);
    expect(sms?.security).toEqual([{ key: [] }]);
    const form = paths["/Integra/resources/SMS/SendSMS"]?.post?.requestBody?.content;
    expect(Object.keys(form ?? {})).toEqual(["application/x-www-form-urlencoded"]);
    const limit = paths["/api/users"]?.get?.parameters?.find(({ name }) => name === "limit");
    expect(limit).toMatchObject({ in: "query", required: false, schema: { type: "integer", maximum: 200 } });
  });
});

test("API-12: /api/docs shows every call, runs no script, and loads nothing", async () => {
  const answer = await ask("/api/docs");
  expect(answer.headers.get("Content-Type")).toMatch(/^text\/html/);
  const policy = answer.headers.get("Content-Security-Policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("script-src");
  const page = await answer.text();
  expect(page).not.toMatch(/<script|<link|<img|@import|url\(/);
  const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? "";
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style)));
  expect(policy).toContain(`'sha256-${digest.toBase64()}'`);
  const { paths } = await read();
  for (const methods of Object.values(paths))
    for (const { operationId } of Object.values(methods)) expect(page).toContain(`id="${operationId}"`);
});
