import { z } from "zod";

/** Made by whoever sends, so that what is sent again is known; ids that are given out look the same. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
