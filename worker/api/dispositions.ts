import { Hono } from "hono";
import { replaceDispositions } from "../../protocol/configuration.ts";
import * as store from "../../store/configuration/dispositions.ts";
import { actorOf, changed } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";
import { refuseLimited, theCampaign } from "./selection.ts";

const PATH = "/campaigns/:name/dispositions";
const COMMON = "/dispositions";
const LATE = "Somebody else has saved these dispositions since you opened them";

/** The trees from which an agent chooses on closing: of one campaign (DSP-1), and of all of them (DSP-4). */
export const dispositions = new Hono<SignedIn>()
  .get(PATH, signedIn, async (c) =>
    c.json(await store.readDispositions(c.env.CONFIG, await theCampaign(c, "campaigns"))),
  )
  .put(PATH, signedIn, async (c) => {
    const campaign = await theCampaign(c, "campaigns");
    const tree = await parsed(c, replaceDispositions);
    const replaced = await store.replaceDispositions(c.env.CONFIG, actorOf(c), campaign, tree);
    if (replaced === "conflict") refuse("conflict", LATE);
    changed(c);
    return c.json(replaced);
  })
  .get(COMMON, signedIn, requires("campaigns"), async (c) => c.json(await store.readCommonDispositions(c.env.CONFIG)))
  .put(COMMON, signedIn, requires("campaigns"), async (c) => {
    refuseLimited(c, "Dispositions of all campaigns are for who sees all of them");
    const tree = await parsed(c, replaceDispositions);
    const replaced = await store.replaceCommonDispositions(c.env.CONFIG, actorOf(c), tree);
    if (replaced === "conflict") refuse("conflict", LATE);
    changed(c);
    return c.json(replaced);
  });
