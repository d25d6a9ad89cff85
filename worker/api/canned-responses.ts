import { Hono } from "hono";
import { replaceCanned } from "../../protocol/configuration.ts";
import * as store from "../../store/configuration/canned-responses.ts";
import { actorOf, changed } from "../access/actor.ts";
import { type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";
import { theCampaign } from "./selection.ts";

const PATH = "/campaigns/:name/canned-responses";

/** What agents insert by `/` (WEB-70, WEB-71). */
export const cannedResponses = new Hono<SignedIn>()
  .get(PATH, signedIn, async (c) => c.json(await store.readCanned(c.env.CONFIG, await theCampaign(c, "canned"))))
  .put(PATH, signedIn, async (c) => {
    const campaign = await theCampaign(c, "canned");
    const list = await parsed(c, replaceCanned);
    const replaced = await store.replaceCanned(c.env.CONFIG, actorOf(c), campaign, list);
    if (replaced === "conflict") refuse("conflict", "Somebody else has saved these responses since you opened them");
    changed(c);
    return c.json(replaced);
  });
