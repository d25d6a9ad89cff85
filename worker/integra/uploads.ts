import { type Context, Hono } from "hono";
import type { z } from "zod";
import { uploadBase } from "../../protocol/integra.ts";
import { findDialer } from "../../store/configuration/dialers.ts";
import { actorOf } from "../access/actor.ts";
import type { Called } from "../access/caller.ts";
import { seenDialers } from "../access/caller.ts";
import { refuse } from "../problems.ts";
import { outletFor, wrong } from "../sms/outlet.ts";
import { receiveList } from "../uploads/receive-list.ts";
import { calls } from "./entrance.ts";
import { formOf } from "./parameters.ts";

/** Of a browser's `readAsDataURL`. */
const DATA_URL = /^data:[^,]*;base64,/;

/**
 * A list for a dialer, in base64 (SMS-63, EML-72): the seed's rule on special characters holds, and rows leave in the order of the file unless
 * the caller wants the order of priority (decisions: special characters, spool order). Longer lists come by
 * `POST /api/dialers/:name/uploads`, which does not hold them in memory.
 */
export const lists = new Hono<Called>().on(
  "POST",
  ["/SMS/uploadbase", "/DialersResources/uploadDialerBase"],
  calls("dialers"),
  async (c) => {
    const { filename, fileb64, orderByPriority, ...named } = await formOf(c, uploadBase);
    const dialer = await dialerOf(c, named);
    const bytes = bytesOf(fileb64);
    const file = { name: filename, body: new Blob([bytes]).stream(), size: bytes.byteLength };
    const checks = { refuseSpecialCharacters: true, orderByPriority: orderByPriority !== undefined };
    const uploader = { actor: actorOf(c), seen: seenDialers(c.var.principal), checks };
    const answer = await receiveList(c.env, dialer, file, uploader, false);
    if ("refused" in answer) refuse(answer.refused, answer.detail, answer.errors);
    return c.text("OK");
  },
);

type Named = Pick<z.output<typeof uploadBase>, "campaign" | "dialer" | "channel">;

/** Its name. Of mails it has to be said; one for SMS may be the caller's own, or the only one. */
async function dialerOf(c: Context<Called>, { campaign, dialer = campaign, channel }: Named): Promise<string> {
  const { caller } = c.var;
  if (channel?.toLowerCase() !== "email")
    return (await outletFor(c.env, caller, dialer, { kind: "dialer", accounts: null })).name;
  const found = await findDialer(c.env.CONFIG, dialer ?? "", seenDialers(caller.principal));
  if (found?.dialer.channel === "email") return found.dialer.name;
  return wrong("dialer", "unknown", dialer === undefined ? "Name the dialer" : `There is no e-mail dialer ${dialer}`);
}

/** A `+` that nobody encoded has become a space on its way. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.fromBase64(text.replace(DATA_URL, "").replaceAll(" ", "+"));
  } catch {
    return wrong("fileb64", "base64", "This is no base64");
  }
}
