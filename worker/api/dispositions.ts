import { Hono } from "hono";
import { replaceDispositions } from "../../protocol/configuration.ts";
import * as store from "../../store/configuration/dispositions.ts";
import { actorOf, changed } from "../access/actor.ts";
import { type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";
import { theCampaign } from "./selection.ts";

const PATH = "/campaigns/:name/dispositions";

/** The tree from which an agent chooses on closing (DSP-1). */
export const dispositions = new Hono<SignedIn>()
  .get(PATH, signedIn, async (c) =>
    c.json(await store.readDispositions(c.env.CONFIG, await theCampaign(c, "campaigns"))),
  )
  .put(PATH, signedIn, async (c) => {
    const campaign = await theCampaign(c, "campaigns");
    const tree = await parsed(c, replaceDispositions);
    const replaced = await store.replaceDispositions(c.env.CONFIG, actorOf(c), campaign, tree);
    if (replaced === "conflict") refuse("conflict", "Somebody else has saved these dispositions since you opened them");
    changed(c);
    return c.json(replaced);
  });
