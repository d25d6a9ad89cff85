import { z } from "zod";

/** `POST /api/pictures`: answers the bytes of the picture. A POST, so that no page elsewhere asks in a reader's name, and no log keeps the address. */
export const pictureRequest = z.strictObject({ address: z.url({ protocol: /^https?$/ }).max(4_000) });
