import { z } from "zod";
import { isName } from "../domain/campaign/names.ts";

/** Names in a query, separated by commas. */
export const campaignNames = z
  .string()
  .max(4_000)
  .transform((names) => names.split(",").filter((name) => name !== ""))
  .refine((names) => names.every(isName), { error: "Names of campaigns" });
