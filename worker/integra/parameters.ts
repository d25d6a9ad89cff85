import type { Context } from "hono";
import type { z } from "zod";
import { formParameters, pathParameters } from "../../protocol/integra-parameters.ts";
import { fieldErrors, refuse } from "../problems.ts";
import { rawPath } from "./entrance.ts";

/** A form by its schema, `application/x-www-form-urlencoded` or `multipart/form-data`; what the schema does not know is ignored. */
export async function formOf<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.output<Schema>> {
  const type = c.req.header("Content-Type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "multipart/form-data") return checked(schema, await c.req.parseBody().catch(() => null));
  if (type !== "" && type !== "application/x-www-form-urlencoded") refuse("malformed_json", "Send a form");
  return checked(schema, formParameters(new Uint8Array(await c.req.arrayBuffer())));
}

/** Parameters in the path behind `door`, by the schema whose keys they are. */
export function pathOf<Schema extends z.ZodObject>(c: Context, door: string, schema: Schema): z.output<Schema> {
  return checked(schema, pathParameters(rawPath(c, door), Object.keys(schema.shape)));
}

function checked<Schema extends z.ZodType>(schema: Schema, parameters: unknown): z.output<Schema> {
  if (parameters === null) refuse("invalid_input", "The parameters cannot be read, or one is there twice");
  const result = schema.safeParse(parameters);
  return result.success ? result.data : refuse("invalid_input", undefined, fieldErrors(result.error));
}
