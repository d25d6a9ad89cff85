/** What wrangler.toml asks for. */
export interface Wanted {
  databases: string[];
  buckets: string[];
  queues: string[];
  secrets: string[];
}

/** What the account already has. */
export interface Present {
  databases: string[];
  buckets: string[];
  queues: string[];
  secrets: string[];
}

export interface Step {
  say: string;
  /** Arguments of wrangler. */
  wrangler: string[];
}

export interface Plan {
  /** Before the databases' ids can be known. */
  create: Step[];
  /** With the ids written into the configuration. */
  deploy: Step[];
  /** Secrets to make up and hand over with the deploy. */
  newSecrets: string[];
}

export const SECRETS_FILE = "<new secrets>";

/** Creates what is missing and nothing twice: a second run only migrates and deploys. */
export function plan(wanted: Wanted, present: Present): Plan {
  const missing = (kind: keyof Wanted) => wanted[kind].filter((name) => !present[kind].includes(name));
  const newSecrets = missing("secrets");
  return {
    create: [
      ...missing("databases").map((name) => ({ say: `create database ${name}`, wrangler: ["d1", "create", name] })),
      ...missing("buckets").map((name) => ({
        say: `create bucket ${name}`,
        wrangler: ["r2", "bucket", "create", name],
      })),
      ...missing("queues").map((name) => ({ say: `create queue ${name}`, wrangler: ["queues", "create", name] })),
    ],
    deploy: [
      ...wanted.databases.map((name) => ({
        say: `migrate ${name}`,
        wrangler: ["d1", "migrations", "apply", name, "--remote"],
      })),
      {
        say: newSecrets.length === 0 ? "deploy" : `deploy with new secrets ${newSecrets.join(", ")}`,
        wrangler: ["deploy", ...(newSecrets.length === 0 ? [] : ["--secrets-file", SECRETS_FILE])],
      },
    ],
    newSecrets,
  };
}

/** The portal on Pages too, after the Worker that its Functions call (docs/pages.md). */
export function pagesSteps(project: string, projects: readonly string[]): Step[] {
  const create = ["pages", "project", "create", project, "--production-branch", "main"];
  return [
    ...(projects.includes(project) ? [] : [{ say: `create Pages project ${project}`, wrangler: create }]),
    { say: `deploy to Pages project ${project}`, wrangler: ["pages", "deploy", "--cwd", "pages", "--branch", "main"] },
  ];
}

/** wrangler.toml with the account's own database ids; `ids` by database name. Refuses a database without one. */
export function withIds(toml: string, ids: Record<string, string>): string {
  return toml.replaceAll(/database_name = "([^"]+)"\ndatabase_id = "[^"]*"/g, (_, name: string) => {
    const id = ids[name];
    if (!id) throw new Error(`The account has no database ${name}`);
    return `database_name = "${name}"\ndatabase_id = "${id}"`;
  });
}

/**
 * wrangler.toml with the address under which carriers and customers reach the installation: `asked`, else the one that stands there.
 * Refuses to go without one, and what is no https origin.
 */
export function withPublicUrl(toml: string, asked: string | undefined): string {
  const line = /^PUBLIC_URL = "([^"]*)"$/m;
  const url = asked || line.exec(toml)?.[1] || "";
  if (!/^https:\/\/[a-z0-9.-]+$/.test(url))
    throw new Error("Say where it will be reached: PUBLIC_URL=https://desk.example.com npm run deploy");
  return toml.replace(line, `PUBLIC_URL = "${url}"`);
}
