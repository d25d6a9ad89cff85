import { Hono } from "hono";
import { uploadBase } from "../../protocol/integra.ts";
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
 * A list for a dialer, in base64 (SMS-63): the seed's rule on special characters holds, and rows leave in the order of the file unless
 * the caller wants the order of priority (decisions: special characters, spool order). Longer lists come by
 * `POST /api/dialers/:name/uploads`, which does not hold them in memory.
 */
export const lists = new Hono<Called>().on(
  "POST",
  ["/SMS/uploadbase", "/DialersResources/uploadDialerBase"],
  calls("dialers"),
  async (c) => {
    const { filename, fileb64, campaign, orderByPriority } = await formOf(c, uploadBase);
    const dialer = await outletFor(c.env, c.var.caller, campaign, { kind: "dialer", accounts: null });
    const bytes = bytesOf(fileb64);
    const file = { name: filename, body: new Blob([bytes]).stream(), size: bytes.byteLength };
    const checks = { refuseSpecialCharacters: true, orderByPriority: orderByPriority !== undefined };
    const uploader = { actor: actorOf(c), seen: seenDialers(c.var.principal), checks };
    const answer = await receiveList(c.env, dialer.name, file, uploader, false);
    if ("refused" in answer) refuse(answer.refused, answer.detail, answer.errors);
    return c.text("OK");
  },
);

/** A `+` that nobody encoded has become a space on its way. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.fromBase64(text.replace(DATA_URL, "").replaceAll(" ", "+"));
  } catch {
    return wrong("fileb64", "base64", "This is no base64");
  }
}
