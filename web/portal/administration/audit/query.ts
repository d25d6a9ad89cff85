/** What the log is narrowed to; it stands in the address. Empty: everything. */
export interface AuditFilter {
  actor: string;
  action: string;
  subject: string;
  /** Days of the reader, `2026-03-01`; both included. */
  from: string;
  to: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function filterIn(query: Record<string, string>): AuditFilter {
  const { actor = "", action = "", subject = "" } = query;
  return { actor, action, subject, from: dayIn(query.from), to: dayIn(query.to) };
}

export function hrefOf(filter: AuditFilter): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== "")).toString();
  return query === "" ? "/audit" : `/audit?${query}`;
}

/** As the door takes it: days become the moments at which they begin and end here. */
export function queryOf({ from, to, ...exact }: AuditFilter): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(exact).filter(([, value]) => value !== "")),
    ...(from !== "" && { from: startOf(from, 0) }),
    ...(to !== "" && { to: startOf(to, 1) }),
  };
}

export function exportHref(filter: AuditFilter): string {
  return `/api/audit/export.csv?${new URLSearchParams(queryOf(filter))}`;
}

function dayIn(text = ""): string {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";
}

function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
