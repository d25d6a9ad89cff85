import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";
import { type FieldError, type Problem, type ProblemCode, problem } from "../protocol/problem.ts";

/** A refusal with a stable code, as `application/problem+json` (RFC 9457). Never returns. */
export function refuse(
  code: ProblemCode,
  detail?: string,
  errors?: FieldError[],
  headers: Record<string, string> = {},
): never {
  const body = problem(code, detail, errors);
  throw new HTTPException(body.status as ContentfulStatusCode, { res: problemResponse(body, headers) });
}

/** The same for a problem that says more than its code. */
export function refuseWith(body: Problem): never {
  throw new HTTPException(body.status as ContentfulStatusCode, { res: problemResponse(body) });
}

/** RFC 9457, with the status that stands in the problem. */
export function problemResponse(body: Problem, headers: Record<string, string> = {}): Response {
  const type = { "Content-Type": "application/problem+json" };
  return new Response(JSON.stringify(body), { status: body.status, headers: { ...headers, ...type } });
}

/** The JSON body by its schema; one error a field otherwise. */
export async function parsed<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.output<Schema>> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    refuse("malformed_json");
  }
  const result = schema.safeParse(body);
  if (!result.success) refuse("invalid_input", undefined, fieldErrors(result.error));
  return result.data;
}

/** What zod found, in our shape. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({ path: issue.path.join("."), code: issue.code, detail: issue.message }));
}

/** The query by its schema. */
export function parsedQuery<Schema extends z.ZodType>(c: Context, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(c.req.query());
  return result.success ? result.data : refuse("invalid_input", undefined, fieldErrors(result.error));
}

/** Runs a change; a uniqueness constraint that it meets becomes an error at the field that `fields` names for it. */
export async function taken<T>(fields: Record<string, string>, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    const text = `${error} ${(error as { cause?: unknown }).cause ?? ""}`;
    const hit = Object.keys(fields).find((name) => text.includes("UNIQUE constraint failed") && text.includes(name));
    const path = hit === undefined ? undefined : fields[hit];
    if (path === undefined) throw error;
    return refuse("name_taken", undefined, [{ path, code: "taken", detail: "It is taken already" }]);
  }
}
