import { z } from "zod";

/** Of a form of another program: a text of at most so many characters; an empty one was not given. */
export const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => (text === "" ? undefined : text))
    .optional();
