import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Called } from "../access/caller.ts";
import { refuse } from "../problems.ts";
import { inbound } from "./inbound.ts";
import { mailForms } from "./mail.ts";
import { problemRefusal, refusal } from "./refusals.ts";
import { sms, smsWithId } from "./sms.ts";
import { sessionEnd, userTokens } from "./tokens.ts";
import { lists } from "./uploads.ts";

/** A form is held in memory, a list in base64 included: some 7 MB of CSV. */
const MAX_FORM_BYTES = 10 * 1024 * 1024;

/** `/IntegraChannels/resources/…`: its calls for channels other than SMS (API-10). */
export const integraChannels = new Hono<Called>()
  .use("*", bodyLimit({ maxSize: MAX_FORM_BYTES, onError: () => refuse("too_large") }))
  .route("/", mailForms);

/** `/Integra/resources/…`: the calls that programs of the predecessor make, answered `OK` or `ERROR` (API-1 to API-7, API-11). */
export const integra = new Hono<Called>()
  // A HEAD would run the handler of a GET, and these send.
  .use("*", async (c, next) => (c.req.raw.method === "HEAD" ? refuse("method_not_allowed") : next()))
  .use("*", bodyLimit({ maxSize: MAX_FORM_BYTES, onError: () => refuse("too_large") }))
  .route("/", userTokens)
  .route(
    "/",
    smsWithId.onError((error, c) => problemRefusal(c, error)),
  )
  .route("/", sessionEnd)
  .route("/", sms)
  .route("/", lists)
  .route("/", inbound)
  .all("*", () => refuse("not_found", "There is no such call"))
  .onError((error, c) => refusal(c, error, "ERROR"));
