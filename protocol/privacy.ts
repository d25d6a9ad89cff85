import { z } from "zod";

/** A number, an address or a case number, as people write it. */
export const customerQuery = z.object({ address: z.string().trim().min(4).max(254) });

/** `POST /api/privacy/erase`: what is written twice is meant. */
export const eraseCustomer = z
  .strictObject({
    address: z.string().trim().min(4).max(254),
    again: z.string().trim(),
    /** `after` of the answer before: where it goes on. */
    after: z.number().int().min(0).default(0),
  })
  .refine(({ address, again }) => address === again, { path: ["again"], message: "Write the same once more" });

export const retentionDraft = z.strictObject({
  months: z.number().int().min(1).max(240),
  /** Nothing of the campaign is deleted or erased while it is on. */
  hold: z.boolean(),
  reason: z.string().max(500).default(""),
});

/** A line of `GET /api/privacy/retention`. */
export interface RetentionItem {
  campaign: string;
  months: number;
  hold: boolean;
  reason: string;
}

/** `left`: not erased yet, ask again; `held`: of campaigns under legal hold; `after`: lists are not looked through yet, ask again with it. */
export interface Erased {
  erased: number;
  left: number;
  held: number;
  after: number | null;
}
