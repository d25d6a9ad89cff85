import { Hono } from "hono";
import { replaceCanned } from "../../protocol/configuration.ts";
import * as store from "../../store/configuration/canned-responses.ts";
import { actorOf, changed } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";
import { refuseLimited, theCampaign } from "./selection.ts";

const PATH = "/campaigns/:name/canned-responses";
const COMMON = "/canned-responses";
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
  .get(COMMON, signedIn, requires("canned"), async (c) => c.json(await store.readCommonCanned(c.env.CONFIG)))
  .put(COMMON, signedIn, requires("canned"), async (c) => {
    refuseLimited(c, "Responses of all campaigns are for who sees all of them");
    const list = await parsed(c, replaceCanned);
    const replaced = await store.replaceCommonCanned(c.env.CONFIG, actorOf(c), list);
    if (replaced === "conflict") refuse("conflict", LATE);
    changed(c);
    return c.json(replaced);
  });
