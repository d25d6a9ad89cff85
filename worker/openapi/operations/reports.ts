import { reportFile, reportQuery } from "../../../protocol/reports.ts";
import type { Area, Operation } from "../operation.ts";

const reports = { by: "user", needs: "reports", query: reportQuery } as const satisfies Partial<Operation>;

export const reportArea: Area = {
  name: "Reports",
  about:
    "What was counted, by campaign, channel, agent, team, dialer or disposition, in days of a time zone. Every column says how it is worked out.",
  operations: {
    "GET /api/reports/:kind": {
      ...reports,
      summary: "A report: kind is campaigns, channels, agents, teams, dialers or dispositions",
      answer: "Columns with their formulas, rows of subjects or of time, and the whole",
    },
    "GET /api/reports/:kind/export.csv": {
      ...reports,
      query: reportQuery.safeExtend(reportFile.shape),
      summary: "The same as CSV",
      answer: "CSV",
    },
  },
};
