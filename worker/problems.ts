import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";
import { type FieldError, type ProblemCode, problem } from "../protocol/problem.ts";

/** A refusal with a stable code, as `application/problem+json` (RFC 9457). Never returns. */
export function refuse(code: ProblemCode, detail?: string, errors?: FieldError[]): never {
  const body = problem(code, detail, errors);
  const res = new Response(JSON.stringify(body), {
    status: body.status,
    headers: { "Content-Type": "application/problem+json" },
  });
  throw new HTTPException(body.status as ContentfulStatusCode, { res });
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
