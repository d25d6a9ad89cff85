import type { z } from "zod";

/** Who may call: anybody; a signed-in user; a user or a key; a key; a user's token or a key; a visitor by their ticket; a carrier. */
export type Caller = "anybody" | "user" | "user-or-key" | "key" | "token-or-key" | "visitor" | "carrier";

/** What the document says of one door; its method and path come from the router. */
export interface Operation {
  summary: string;
  by: Caller;
  /** The permission, or the scope of a key, that it needs. */
  needs?: string;
  query?: z.ZodObject;
  /** JSON; of the old doors a form. */
  body?: z.ZodType;
  /** The body is no JSON. */
  bodyType?: string;
  /** Parameters in place of a `*` at the end of the path. */
  path?: z.ZodObject;
  /** An `Idempotency-Key` makes a repetition harmless. */
  idempotent?: boolean;
  /** Of success. */
  status?: number;
  answer: string;
  answerSchema?: z.ZodType;
  answerType?: string;
  /** What a refusal says in place of a problem. */
  refusal?: string;
}

/** By method and path as the router has them: `GET /api/keys/:id`. */
export type Operations = Record<string, Operation>;

export interface Area {
  name: string;
  about: string;
  operations: Operations;
}
