import { Hono } from "hono";
import { replaceCanned } from "../../protocol/configuration.ts";
import * as store from "../../store/configuration/canned-responses.ts";
import { actorOf, changed } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { downloadHeaders } from "../downloads.ts";
import { parsed, refuse } from "../problems.ts";
import { receivedFile } from "./received-file.ts";
import { refuseLimited, theCampaign } from "./selection.ts";

const PATH = "/campaigns/:name/canned-responses";
const COMMON = "/canned-responses";
const FILES = "/canned-responses/files";
/** R2 fails at a name of more than a kilobyte. */
const FILE_ID = /^[0-9a-f-]{36}$/;
const LATE = "Somebody else has saved these responses since you opened them";

/** What agents insert by `/`: of one campaign, and of all of them (WEB-70, WEB-71). */
export const cannedResponses = new Hono<SignedIn>()
  .get(PATH, signedIn, async (c) => c.json(await store.readCanned(c.env.CONFIG, await theCampaign(c, "canned"))))
  .put(PATH, signedIn, async (c) => {
    const campaign = await theCampaign(c, "canned");
    const list = await parsed(c, replaceCanned);
    const replaced = await store.replaceCanned(c.env.CONFIG, actorOf(c), campaign, list);
    if (replaced === "conflict") refuse("conflict", LATE);
    changed(c);
    return c.json(replaced);
  })
  .post(FILES, signedIn, requires("canned"), async (c) => {
    const { bytes, ...file } = await receivedFile(c);
    await c.env.FILES.put(keyOf(file.id), bytes, {
      httpMetadata: { contentType: file.type },
      customMetadata: { name: file.name },
    });
    return c.json({ file }, 201);
  })
  .get(`${FILES}/:file`, signedIn, async (c) => {
    const file = c.req.param("file");
    const object = FILE_ID.test(file) ? await c.env.FILES.get(keyOf(file)) : null;
    if (object === null) refuse("not_found");
    return new Response(object.body, {
      headers: downloadHeaders(object.customMetadata?.name ?? "file", object.httpMetadata?.contentType),
    });
  })
  .get(COMMON, signedIn, requires("canned"), async (c) => c.json(await store.readCommonCanned(c.env.CONFIG)))
  .put(COMMON, signedIn, requires("canned"), async (c) => {
    refuseLimited(c, "Responses of all campaigns are for who sees all of them");
    const list = await parsed(c, replaceCanned);
    const replaced = await store.replaceCommonCanned(c.env.CONFIG, actorOf(c), list);
    if (replaced === "conflict") refuse("conflict", LATE);
    changed(c);
    return c.json(replaced);
  });

function keyOf(file: string): string {
  return `canned/${file}`;
}
