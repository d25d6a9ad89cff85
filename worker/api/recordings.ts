import { type Context, Hono } from "hono";
import { openingReach } from "../../domain/access/reach.ts";
import { RECORDING_FORMS, type Recording, recordingQuery, recordingReader } from "../../protocol/recordings.ts";
import { findInteractions } from "../../store/archive/find-interactions.ts";
import { recordAct } from "../../store/changes.ts";
import { actorOf } from "../access/actor.ts";
import { membershipsOf } from "../access/memberships.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { downloadHeaders, tableHeaders } from "../downloads.ts";
import { parsedQuery, refuse } from "../problems.ts";
import { searchAsked } from "../recordings/asked.ts";
import { evaluated } from "../recordings/evaluated.ts";
import { exportedRecordings } from "../recordings/exported.ts";
import { withNames } from "../recordings/named.ts";
import { firstRawMail, openRecording, recordedFile } from "../recordings/opened.ts";
import { htmlTranscript } from "../recordings/page.ts";
import { textTranscript } from "../recordings/transcript.ts";

const exportQuery = recordingQuery.omit({ limit: true, cursor: true });

/** Ended interactions of every channel: found, read as they were seen, taken along (WEB-92, EML-31, SMS-100). */
export const recordings = new Hono<SignedIn>()
  .use("/recordings", signedIn)
  .use("/recordings/*", signedIn)
  .get("/recordings", requires("recordings.read"), async (c) => {
    const { limit, cursor, ...asked } = parsedQuery(c, recordingQuery);
    const search = (await searchAsked(c.env.CONFIG, c.var.principal, asked)) ?? refuse("not_found");
    const page = await findInteractions(c.env.ARCHIVE, { ...search, limit, cursor });
    return c.json({ items: await withNames(c.env.CONFIG, page.items), nextCursor: page.nextCursor });
  })
  .get("/recordings/export.csv", requires("recordings.read"), requires("recordings.export"), async (c) => {
    const asked = parsedQuery(c, exportQuery);
    const search = (await searchAsked(c.env.CONFIG, c.var.principal, asked)) ?? refuse("not_found");
    await recordAct(c.env.CONFIG, actorOf(c), {
      action: "recordings.export",
      subject: "recordings",
      after: unnamed(asked),
    });
    return c.body(exportedRecordings(c.env, search), 200, tableHeaders("recordings.csv"));
  })
  .get("/recordings/:id", async (c) => c.json(await opened(c, "recording.open")))
  .put("/recordings/:id/quality", requires("quality"), async (c) => c.json(await evaluated(c)))
  .get("/recordings/:id/files/:file", async (c) => {
    const recording = await found(c);
    const file = (await recordedFile(c.env, recording, c.req.param("file"))) ?? refuse("not_found");
    return new Response(file.body, { headers: downloadHeaders(file.name, file.type) });
  })
  .get("/recordings/:id/download/:form", requires("recordings.read"), requires("recordings.export"), async (c) => {
    const reader = parsedQuery(c, recordingReader);
    const form = RECORDING_FORMS.find((one) => one === c.req.param("form")) ?? refuse("not_found");
    const recording = await opened(c, "recording.download");
    const name = `${recording.item.caseNumber || recording.item.id}.${form}`;
    if (form === "txt") return taken(name, "text/plain; charset=utf-8", textTranscript(recording, reader));
    if (form === "html") return taken(name, "text/html; charset=utf-8", htmlTranscript(recording, reader));
    if (form === "json") return taken(name, "application/json", JSON.stringify(recording, null, 2));
    const raw = firstRawMail(recording) ?? refuse("not_found", "No mail of it came in whole");
    const mail = (await recordedFile(c.env, recording, raw)) ?? refuse("not_found");
    return taken(name, "message/rfc822", mail.body);
  });

/** Of those that they may see; who may read no recordings reads the mails that they have sent themselves. */
async function found(c: Context<SignedIn>): Promise<Recording> {
  const { principal } = c.var;
  const reach = openingReach(principal, await membershipsOf(c.env, principal));
  const recording = await openRecording(c.env, reach, c.req.param("id") ?? "");
  if (recording !== null) return recording;
  return reach.agent === undefined
    ? refuse("not_found")
    : refuse("forbidden", "It needs the permission recordings.read");
}

/** Whoever reads one is written down (decisions: audit). */
async function opened(c: Context<SignedIn>, action: string): Promise<Recording> {
  const recording = await found(c);
  await recordAct(c.env.CONFIG, actorOf(c), { action, subject: `interaction:${recording.item.id}` });
  return recording;
}

/** Whom somebody looked for is not kept: what they took may be erased, the audit log may not. */
function unnamed(asked: object): object {
  const typed = ["customer", "name", "caseNumber", "subject", "text"];
  return Object.fromEntries(
    Object.entries(asked).map(([field, value]) => [field, typed.includes(field) ? "…" : value]),
  );
}

function taken(name: string, type: string, body: string | ReadableStream): Response {
  return new Response(body, { headers: downloadHeaders(name, type) });
}
