import {
  type ConfigurationFile,
  type Entry,
  type ImportReport,
  KINDS,
  type Kind,
} from "../../protocol/configuration-file.ts";
import { PROVIDER_FORMS, PROVIDER_SECRETS } from "../../protocol/providers.ts";
import { byKey, keyOf, nameOf } from "./entries.ts";
import { type Circumstances, refusalsOf } from "./refusals.ts";

export type Differing = { [K in Kind]: ConfigurationFile[K] };

export interface ImportPlan {
  report: ImportReport;
  /** What is new or other than it is there. */
  differing: Differing;
}

/** What a file would change in a centre whose own file is `now`: what it names is made or replaced, what it does not name stays. */
export function planImport(now: ConfigurationFile, file: ConfigurationFile, circumstances: Circumstances): ImportPlan {
  const report: ImportReport = { created: [], changed: [], same: 0, refused: [], secrets: [], newSecrets: [] };
  const differing = Object.fromEntries(KINDS.map((kind) => [kind, compare(kind, now, file, report)])) as Differing;
  for (const list of ["cannedResponses", "dispositions"] as const) {
    if (file[list] === undefined) continue;
    if (same(now[list], file[list])) report.same += 1;
    else report.changed.push({ kind: list, name: "" });
  }
  report.refused.push(...refusalsOf(now, file, circumstances));
  const made = report.created.filter(({ kind }) => kind === "webhooks");
  report.newSecrets.push(...made.map(({ name }) => ({ webhook: name, secret: "" })));
  report.secrets.push(...missingSecrets(differing, new Set(report.created.map(({ kind, name }) => `${kind} ${name}`))));
  return { report, differing };
}

function compare<K extends Kind>(kind: K, now: ConfigurationFile, file: ConfigurationFile, report: ImportReport) {
  const known = byKey(kind, now[kind]);
  return file[kind].filter((entry) => {
    const before = known.get(keyOf(kind, entry));
    if (before !== undefined && same(before, entry)) {
      report.same += 1;
      return false;
    }
    report[before === undefined ? "created" : "changed"].push({ kind, name: nameOf(kind, entry) });
    return true;
  });
}

/** Of what is new: passwords of users and mailboxes, keys of accounts. */
function missingSecrets({ users, providers, mailboxes }: Differing, created: ReadonlySet<string>) {
  const isNew = ({ kind, name }: Entry) => created.has(`${kind} ${name}`);
  return [
    ...users.map(({ username }) => ({ kind: "users" as const, name: username, secrets: ["password"] })),
    ...providers.map(({ name, type }) => ({
      kind: "providers" as const,
      name,
      secrets: PROVIDER_SECRETS.filter((secret) => PROVIDER_FORMS[type].fields.includes(secret)),
    })),
    ...mailboxes.map(({ name, way }) => ({
      kind: "mailboxes" as const,
      name,
      secrets: way === "smtp" ? ["password"] : [],
    })),
  ].filter((one) => one.secrets.length > 0 && isNew(one));
}

/** Whatever the order in which their fields were written. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
