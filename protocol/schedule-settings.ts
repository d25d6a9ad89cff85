import { z } from "zod";
import { WEEK_DAYS } from "../domain/campaign/campaign.ts";
import { isZone } from "../domain/campaign/local-time.ts";

/** When something is open, as forms write it: of campaigns and of dialers. */

/** Wall-clock minute `HH:MM`. */
export const minute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "A time as 09:00" });

export const scheduleRange = z.strictObject({
  days: z
    .array(z.enum(WEEK_DAYS))
    .min(1, { error: "Choose a day" })
    .refine((days) => new Set(days).size === days.length, { error: "A day is there twice" }),
  from: minute,
  to: minute,
});
export const scheduleRanges = z.array(scheduleRange).max(50);

/** A time zone that this runtime knows by its IANA name. */
export const zone = z.string().max(64).refine(isZone, { error: "A time zone as America/Montevideo" });
