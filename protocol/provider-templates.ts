import { z } from "zod";
import { name } from "./campaign-settings.ts";
import type { Template } from "./providers.ts";

const STATUSES = ["approved", "pending", "rejected", "paused", "disabled"] as const satisfies Template["status"][];
const LONGEST_BODY = 4_096;
const line = z.string().max(2_000);

/** A template of an account (WA-4) as a file of the configuration has it: by the account's name. */
export const templateEntry = z.strictObject({
  provider: name,
  name: line.min(1),
  language: line.min(1),
  status: z.enum(STATUSES),
  category: line.default(""),
  /** With `{{1}}`, `{{2}}` … */
  body: z.string().max(LONGEST_BODY),
  parameters: z.int().min(0).max(100).default(0),
});
