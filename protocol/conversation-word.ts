import { z } from "zod";
import { id } from "./id.ts";
import { MOST_WORD_CHARACTERS } from "./word-length.ts";

const text = z.string().max(MOST_WORD_CHARACTERS);

/** An uploaded file that a word carries: the answer of `POST /api/conversations/:id/files`, given back as it came. */
export const fileReference = z.strictObject({
  id,
  name: z.string().min(1).max(200),
  type: z.string().max(100),
  size: z.number().int().nonnegative(),
});
export type FileReference = z.infer<typeof fileReference>;

/** Who may see a word: everybody; the staff (a note); the holder and the supervisors (a whisper). */
export const wordKind = z.enum(["message", "note", "whisper"]);

/** A message that the customer's channel lets one send outside its window (WA-3); its values in order. */
export const templateChoice = z.strictObject({
  name: z.string().min(1).max(512),
  language: z.string().min(2).max(10),
  parameters: z.array(z.string().min(1).max(1_000)).max(20),
});

export type TemplateChoice = z.infer<typeof templateChoice>;

export const word = z
  .strictObject({ id, kind: wordKind, text, file: fileReference.optional(), template: templateChoice.optional() })
  .refine((w) => w.text.trim() !== "" || w.file !== undefined, { path: ["text"], message: "empty" });
export type Word = z.infer<typeof word>;
