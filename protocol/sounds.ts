import { z } from "zod";
import { LOUDEST, type Sounds } from "../domain/attention/sounds.ts";

/** `/api/me/sounds`: what one wants to hear, on whichever computer one signs in. */
export const soundSettings = z.strictObject({
  volume: z.int().min(0).max(LOUDEST),
  offer: z.boolean(),
  message: z.boolean(),
  alert: z.boolean(),
  whisper: z.boolean(),
}) satisfies z.ZodType<Sounds>;
