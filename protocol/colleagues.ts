import { z } from "zod";
import { NAMED } from "../domain/routing/choice.ts";
import type { Readiness } from "../domain/routing/readiness.ts";

/** `GET /api/colleagues?ids=a,b`: the names of these users, as far as there are any for who asks. */
export const colleagueQuery = z.strictObject({
  ids: z
    .string()
    .max(8_000)
    .transform((ids) => ids.split(",").filter((id) => id !== ""))
    .refine((ids) => ids.length <= 2 * NAMED, "too many"),
});

/** Who is not in it is nobody for who asks. */
export interface Colleagues {
  names: Record<string, string>;
}

/** `GET /api/desk/colleagues`: of those with whom one shares a line, by id; who is not in it is away. */
export interface ReadyColleagues {
  readiness: Record<string, Readiness>;
}
