import { type Context, Hono } from "hono";
import { safeHtml } from "../../channels/email/safe-html.ts";
import { filledLetter, type Letter, type LetterRow, missingVariables, wordingOf } from "../../domain/mail/letter.ts";
import { letterQuery, type RowLetter } from "../../protocol/dialers.ts";
import { dialerForLists } from "../../store/configuration/dialers-for-lists.ts";
import { mailOfList } from "../../store/spool/mail-rows.ts";
import { listUploads } from "../../store/spool/uploads.ts";
import { actorOf } from "../access/actor.ts";
import { personOrProgram } from "../access/api-key.ts";
import { seenDialers } from "../access/caller.ts";
import { requires, type SignedIn } from "../access/session.ts";
import { parsedQuery, refuse } from "../problems.ts";
import { type ListFile, receiveList } from "../uploads/receive-list.ts";
import { requiresDialers } from "./dialer-selection.ts";

/** Lists of a dialer (SMS-60 to SMS-75, SMS-121): the file itself is the body, its name is in the query. */
export const uploads = new Hono<SignedIn>()
  .use("/dialers/:name/uploads", personOrProgram("dialers"), requires("dialers.upload"))
  .get("/dialers/:name/uploads", async (c) => {
    const dialer = await dialerForLists(c.env.CONFIG, c.req.param("name"), seenDialers(c.var.principal));
    if (dialer === null) refuse("not_found");
    return c.json(await listUploads(c.env.SPOOL, dialer.id));
  })
  .get("/dialers/:name/uploads/:upload/letter", personOrProgram("dialers"), requiresDialers, async (c) => {
    const { place } = parsedQuery(c, letterQuery);
    const dialer = await dialerForLists(c.env.CONFIG, c.req.param("name"), seenDialers(c.var.principal));
    if (dialer === null || dialer.channel !== "email") refuse("not_found");
    const asked = { dialer: dialer.id, upload: c.req.param("upload"), place };
    const found = (await mailOfList(c.env.SPOOL, asked)) ?? refuse("not_found", "The list has no such row");
    return c.json(letterOf(dialer.settings, found));
  })
  .post("/dialers/:name/uploads", async (c) => {
    const uploader = { actor: actorOf(c), seen: seenDialers(c.var.principal) };
    const again = c.req.query("again") === "true";
    const answer = await receiveList(c.env, c.req.param("name"), fileOf(c), uploader, again);
    if ("refused" in answer) refuse(answer.refused, answer.detail, answer.errors);
    return c.json(answer, 201);
  });

/** Without an address by which the recipient takes themself off the list: nobody has got it yet. */
function letterOf(letter: Letter, { destiny, row }: { destiny: string; row: LetterRow }): RowLetter {
  const wording = wordingOf(letter, row);
  const { subject, html } = filledLetter(wording, row.values, "#");
  return { to: destiny, subject, html: safeHtml(html), missing: missingVariables(wording, row.values) };
}

/** The body as a file: never read into memory as a whole, which is why its length has to be said. */
export function fileOf(c: Context): ListFile {
  const size = Number(c.req.header("Content-Length") ?? Number.NaN);
  if (!Number.isSafeInteger(size) || size < 0) refuse("invalid_input", "The length of the file is needed");
  const body = c.req.raw.body ?? new Blob([]).stream();
  return { name: c.req.query("name") ?? "", body, size };
}
