import { z } from "zod";
import { PROBLEMS } from "../../protocol/problem.ts";
import type { Area, Caller, Operation } from "./operation.ts";

type Json = Record<string, unknown>;

/** The part of a router's route that is read. */
export interface Route {
  method: string;
  path: string;
}

const ABOUT = `Every error is \`application/problem+json\` (RFC 9457) with a stable \`code\`, and one entry in \`errors\` for each wrong field.
Times are ISO 8601. Lists take \`limit\` and \`cursor\` and answer \`{items, nextCursor}\`. A program calls at most twenty times a second,
two hundred at once; by one address sixty chats and messages out of hours begin in a minute at a campaign, by one visitor ten; a 429 says
in \`Retry-After\` when to come again. Keys are made by whoever has the permission \`keys\`.`;

const SECURITY: Record<Caller, Json[]> = {
  anybody: [],
  user: [{ session: [] }],
  "user-or-key": [{ session: [] }, { key: [] }],
  key: [{ key: [] }],
  "token-or-key": [{ token: [] }, { key: [] }],
  visitor: [{ ticket: [] }],
  carrier: [],
};

const SCHEMES = {
  key: { type: "http", scheme: "bearer", description: "A key of another program: `Authorization: Bearer dk_…`" },
  token: { type: "http", scheme: "basic", description: "What getUserToken gave: `Authorization: Basic <token>`" },
  session: { type: "apiKey", in: "cookie", name: "deskline.session_token", description: "The portal's own session" },
  ticket: { type: "http", scheme: "bearer", description: "A signed ticket of one conversation" },
};

/** OpenAPI 3.1 of those of the router's routes that the areas describe. */
export function documentOf(routes: readonly Route[], areas: readonly Area[]): Json {
  const paths: Record<string, Json> = {};
  for (const { method, path } of described(routes, areas)) {
    const [area, operation] = find(areas, `${method} ${path}`) ?? [];
    if (area === undefined || operation === undefined) continue;
    paths[templateOf(path)] = {
      ...paths[templateOf(path)],
      [method.toLowerCase()]: operationOf(method, path, area, operation),
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Deskline", version: "1", description: ABOUT },
    servers: [{ url: "/" }],
    tags: areas.map(({ name, about }) => ({ name, description: about })),
    paths,
    components: { securitySchemes: SCHEMES, schemas: { Problem: PROBLEM }, responses: { Problem: REFUSED } },
  };
}

/** Once each, in the order of the areas. */
function described(routes: readonly Route[], areas: readonly Area[]): Route[] {
  const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  const names = areas.flatMap(({ operations }) => Object.keys(operations)).filter((name) => known.has(name));
  return names.map((name) => ({ method: name.slice(0, name.indexOf(" ")), path: name.slice(name.indexOf(" ") + 1) }));
}

function find(areas: readonly Area[], name: string): [string, Operation] | null {
  for (const { name: area, operations } of areas) {
    const operation = operations[name];
    if (operation !== undefined) return [area, operation];
  }
  return null;
}

function operationOf(method: string, path: string, area: string, operation: Operation): Json {
  const { summary, by, needs, status = 200, answer, refusal } = operation;
  const at = `#/paths/${escaped(templateOf(path))}/${method.toLowerCase()}`;
  const body = bodyOf(path, operation, at);
  const parameters = parametersOf(path, operation);
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[/:.*-]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: [area],
    summary,
    ...(needs === undefined ? {} : { description: `Needs \`${needs}\`.` }),
    security: SECURITY[by],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === null ? {} : { requestBody: body }),
    responses: {
      [status]: { description: answer, ...contentOf(operation, status, at) },
      default: refusal === undefined ? { $ref: "#/components/responses/Problem" } : textRefusal(refusal),
    },
  };
}

function contentOf({ answerSchema, answerType }: Operation, status: number, at: string): Json {
  if (status === 204 || status === 101) return {};
  if (answerSchema === undefined && answerType !== undefined)
    return { content: { [answerType]: { schema: { type: "string" } } } };
  const type = answerType ?? "application/json";
  const place = `${at}/responses/${status}/content/${escaped(type)}/schema`;
  const schema = answerSchema === undefined ? {} : schemaOf(answerSchema, "output", place);
  return { content: { [type]: { schema } } };
}

function bodyOf(path: string, { body, bodyType }: Operation, at: string): Json | null {
  if (body === undefined && bodyType === undefined) return null;
  const type = bodyType ?? (path.startsWith("/Integra") ? "application/x-www-form-urlencoded" : "application/json");
  const place = `${at}/requestBody/content/${escaped(type)}/schema`;
  const schema = body === undefined ? { type: "string", contentMediaType: type } : schemaOf(body, "input", place);
  return { required: true, content: { [type]: { schema } } };
}

function parametersOf(path: string, { query, path: inPath, idempotent }: Operation): Json[] {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
  return [
    ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    ...(path.endsWith("*") ? [{ name: "parameters", in: "path", required: true, ...segment(inPath) }] : []),
    ...fields(query),
    ...(idempotent ? [IDEMPOTENCY] : []),
  ];
}

/** Parameters in one path segment: each encoded by itself, joined by `&`. */
function segment(schema: z.ZodObject | undefined): Json {
  const names = Object.keys(schema?.shape ?? {});
  return {
    description: `\`${names.map((name) => `${name}=…`).join("&")}\`, each value percent-encoded`,
    schema: { type: "string" },
  };
}

function fields(query: z.ZodObject | undefined): Json[] {
  if (query === undefined) return [];
  const { properties = {} } = schemaOf(query, "output") as { properties?: Record<string, Json> };
  return Object.entries(query.shape).map(([name, field]) => {
    const { description, ...schema } = properties[name] ?? {};
    const required = !(field as z.ZodType).safeParse(undefined).success;
    return { name, in: "query", required, schema, ...(description === undefined ? {} : { description }) };
  });
}

/** What JSON Schema cannot say (checks of our own) is left out. A schema that holds itself refers to `place`, where it stands. */
function schemaOf(schema: z.ZodType, io: "input" | "output", place = "#"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const text = JSON.stringify(rest);
  return JSON.parse(
    text.replaceAll(/"\$ref":"#(\/[^"]*)?"/g, (__, below = "") => `"$ref":${JSON.stringify(place + below)}`),
  );
}

/** As a part of a JSON pointer (RFC 6901). */
function escaped(part: string): string {
  return part.replaceAll("~", "~0").replaceAll("/", "~1");
}

const IDEMPOTENCY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "The same key with the same body within a day is the same message; with another body it is refused",
  schema: { type: "string", maxLength: 255 },
};

const PROBLEM = schemaOf(
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(PROBLEMS)),
    detail: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), detail: z.string() })).optional(),
    instance: z.string().optional(),
  }),
  "output",
);

const REFUSED = {
  description: "Refused, with a stable code",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

function textRefusal(word: string): Json {
  const code = { description: "The code of the problem", schema: { type: "string" } };
  const content = { "text/plain": { schema: { type: "string", const: word } } };
  const reason = {
    description: "What is wrong, in words; left out where there is nothing to say",
    schema: { type: "string" },
  };
  const headers = { "Deskline-Problem": code, "Deskline-Reason": reason };
  return { description: `\`${word}\`, with the status of the problem`, headers, content };
}

/** `/api/keys/:id` as `/api/keys/{id}`. */
function templateOf(path: string): string {
  return path.replaceAll(/:(\w+)/g, "{$1}").replace(/\*$/, "{parameters}");
}
