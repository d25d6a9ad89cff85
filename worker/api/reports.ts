import { type Context, Hono } from "hono";
import { type Report, reportFile, reportKind, reportQuery } from "../../protocol/reports.ts";
import { recordAct } from "../../store/changes.ts";
import { actorOf } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { tableHeaders } from "../downloads.ts";
import { parsedQuery, refuse } from "../problems.ts";
import { exportedReport } from "../reports/exported.ts";
import { makeReport } from "../reports/make-report.ts";

const MOST_ROWS = 100_000;

/** What was counted, by campaign, channel, agent, team, dialer or disposition, over the campaigns of the asker's groups (STA-1 to STA-5). */
export const reports = new Hono<SignedIn>()
  .use("/reports/*", signedIn, requires("reports"))
  .get("/reports/:kind", async (c) => c.json(await theReport(c)))
  .get("/reports/:kind/export.csv", async (c) => {
    const report = await theReport(c, MOST_ROWS);
    const { kind, from, to, zone, groupBy } = report;
    const after = { from, to, zone, groupBy };
    await recordAct(c.env.CONFIG, actorOf(c), { action: "report.export", subject: `report:${kind}`, after });
    return c.body(
      exportedReport(report, parsedQuery(c, reportFile).language),
      200,
      tableHeaders(`${kind}-${from}-${to}.csv`),
    );
  });

async function theReport(c: Context<SignedIn>, limit?: number): Promise<Report> {
  const kind = reportKind.safeParse(c.req.param("kind"));
  if (!kind.success) refuse("not_found");
  const query = parsedQuery(c, reportQuery);
  const asked = limit === undefined ? query : { ...query, limit, cursor: undefined };
  return (await makeReport(c.env, c.var.principal, kind.data, asked)) ?? refuse("not_found");
}
