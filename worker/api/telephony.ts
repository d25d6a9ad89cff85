import { Hono } from "hono";
import { deskOf } from "../../durable-objects/addresses.ts";
import { callReport } from "../../protocol/configuration.ts";
import { agentByExtension } from "../../store/configuration/telephony.ts";
import { keyed } from "../access/api-key.ts";
import type { Called } from "../access/caller.ts";
import { parsed, refuse } from "../problems.ts";

/** What a PBX tells of its calls, and asks before it sends one. */
export const telephony = new Hono<Called>()
  .use("/telephony/*", keyed("telephony"))
  .post("/telephony/calls", async (c) => {
    const { extension, state } = await parsed(c, callReport);
    const agent = await agentByExtension(c.env.CONFIG, extension);
    if (agent === null) refuse("not_found", "Nobody has this extension");
    await deskOf(c.env, agent).calls({ started: state === "started" });
    return c.body(null, 204);
  })
  .get("/telephony/agents/:extension", async (c) => {
    const agent = await agentByExtension(c.env.CONFIG, c.req.param("extension"));
    if (agent === null) refuse("not_found", "Nobody has this extension");
    const { available, reason, status } = await deskOf(c.env, agent).telephonyState();
    return c.json({ available, reason, status });
  });
