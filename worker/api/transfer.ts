import { type Context, Hono } from "hono";
import { ALL_RIGHTS, covers } from "../../domain/access/permission.ts";
import { webhookRefusal } from "../../durable-objects/webhook/address.ts";
import { configurationFile, type ImportReport, importQuery } from "../../protocol/configuration-file.ts";
import { applyImport } from "../../store/transfer/apply.ts";
import { type Centre, isCaseCodeTaken, readCentre } from "../../store/transfer/centre.ts";
import { fileOf } from "../../store/transfer/file-of.ts";
import { planImport } from "../../store/transfer/plan.ts";
import type { Circumstances } from "../../store/transfer/refusals.ts";
import { actorOf, changed } from "../access/actor.ts";
import { type SignedIn, signedIn } from "../access/session.ts";
import { downloadHeaders } from "../downloads.ts";
import { parsed, parsedQuery, refuse } from "../problems.ts";
import { addressProblem } from "./provider-draft.ts";

const FILE_NAME = "deskline-configuration.json";

/** The whole configuration as one file, out and in: for who may do everything, since it gives and takes every right. */
export const transfer = new Hono<SignedIn>()
  .use("/configuration", signedIn)
  .use("/configuration/import", signedIn)
  .get("/configuration", async (c) => {
    refuseLesser(c);
    const file = fileOf(await readCentre(c.env.CONFIG));
    const headers = new Headers(downloadHeaders(FILE_NAME, "application/json"));
    headers.set("Cache-Control", "no-store");
    return new Response(`${JSON.stringify(file, null, 2)}\n`, { headers });
  })
  .post("/configuration/import", async (c) => {
    refuseLesser(c);
    const { dryRun } = parsedQuery(c, importQuery);
    const file = await parsed(c, configurationFile);
    const centre = await readCentre(c.env.CONFIG);
    const plan = planImport(fileOf(centre), file, circumstancesOf(c, centre));
    if (dryRun === "true") return c.json(plan.report satisfies ImportReport);
    refuseFaulty(plan.report);
    const newSecrets = await applyImport(c.env.CONFIG, c.env.SEAL_SECRET, actorOf(c), centre, file, plan);
    changed(c);
    return c.json({ ...plan.report, newSecrets } satisfies ImportReport);
  });

function circumstancesOf({ env, var: { principal } }: Context<SignedIn>, centre: Centre): Circumstances {
  return {
    by: principal.username,
    caseCodeTaken: (caseCode, name) => isCaseCodeTaken(centre, caseCode, name),
    webhookProblem: (url) => webhookRefusal(env, url),
    addressProblem: ({ type, settings: { url } }) => (url === "" ? null : addressProblem(env, type, url)),
  };
}

function refuseFaulty({ refused }: ImportReport): void {
  if (refused.length > 0) refuse("invalid_input", "Nothing was changed", refused.map(asError));
}

function asError({ kind, name, why, detail }: ImportReport["refused"][number]) {
  return { path: `${kind}.${name}`, code: why, detail };
}

function refuseLesser(c: Context<SignedIn>): void {
  if (!covers(c.var.principal, ALL_RIGHTS)) refuse("forbidden", "It needs every permission, for all campaigns");
}
