import { type Context, Hono } from "hono";
import { auditScope } from "../../domain/access/audit-scope.ts";
import { auditExportQuery, auditQuery } from "../../protocol/audit.ts";
import { auditChoices, searchAudit } from "../../store/access/audit-log.ts";
import { recordAct } from "../../store/changes.ts";
import { actorOf } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { exportedAudit } from "../audit-export.ts";
import { tableHeaders } from "../downloads.ts";
import { parsedQuery } from "../problems.ts";

/** Who did what, when, to what: read, narrowed, exported, never changed. */
export const audit = new Hono<SignedIn>()
  .use("/audit", signedIn, requires("audit"))
  .use("/audit/*", signedIn, requires("audit"))
  .get("/audit", async (c) => {
    const { limit, cursor, ...asked } = parsedQuery(c, auditQuery);
    return c.json(await searchAudit(c.env.CONFIG, scopeOf(c), { ...searchOf(asked), limit, cursor }));
  })
  .get("/audit/choices", async (c) => c.json(await auditChoices(c.env.CONFIG, scopeOf(c))))
  .get("/audit/export.csv", async (c) => {
    const asked = parsedQuery(c, auditExportQuery);
    await recordAct(c.env.CONFIG, actorOf(c), { action: "audit.export", subject: "audit", after: asked });
    return c.body(exportedAudit(c.env.CONFIG, scopeOf(c), searchOf(asked)), 200, tableHeaders("audit.csv"));
  });

function scopeOf({ var: { principal } }: Context<SignedIn>) {
  return auditScope(principal.user, principal);
}

function searchOf({ from, to, ...asked }: { from?: string | undefined; to?: string | undefined }) {
  return { ...asked, from: momentOf(from), to: momentOf(to) };
}

function momentOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
