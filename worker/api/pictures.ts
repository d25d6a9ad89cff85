import { Hono } from "hono";
import { remotePicture } from "../../channels/email/remote-picture.ts";
import { pictureRequest } from "../../protocol/mail-picture.ts";
import { type SignedIn, signedIn } from "../access/session.ts";
import { downloadHeaders } from "../downloads.ts";
import { parsed, refuse } from "../problems.ts";

/** A mail's remote picture, fetched in its reader's place once they ask for it (EML-35; platform E7). */
export const pictures = new Hono<SignedIn>().post("/pictures", signedIn, async (c) => {
  const { address } = await parsed(c, pictureRequest);
  const { LOCAL_DEMO, PUBLIC_URL } = c.env as Env & { LOCAL_DEMO?: string };
  const own = URL.parse(PUBLIC_URL)?.hostname ?? new URL(c.req.url).hostname;
  const picture = await remotePicture(address, { own, local: LOCAL_DEMO === "true" });
  if (picture === null) refuse("not_found", "There is no picture that may be shown");
  return c.body(picture.bytes, 200, downloadHeaders("picture", picture.type) as Record<string, string>);
});
