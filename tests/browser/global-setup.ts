import { type BrowserContextOptions, request } from "playwright-core";
import type { TestProject } from "vitest/node";
import { buildWeb, buildWorker } from "../../scripts/runtime/build.ts";
import { DEMO_PASSWORD, DEMO_USERS, type DemoUser, startDemo } from "../../scripts/start/demo.ts";

/** What a browser keeps of somebody who has signed in. */
export type SignedIn = Exclude<BrowserContextOptions["storageState"], string | undefined>;

export interface Centre {
  deskline: string;
  host: string;
  sandbox: string;
  mailDoor: number;
  /** Each signed in once: a password costs a third of a second, and every test wants one or two. */
  sessions: Record<DemoUser, SignedIn>;
}

declare module "vitest" {
  interface ProvidedContext {
    centres: Centre[];
  }
}

/** A Deskline with its demo data for each worker: the files that one runs meet in it, so each makes its own visitors. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Once: each demo would build what is out of date, in the same folder.
  await buildWeb();
  await buildWorker();
  const demos = await Promise.all(Array.from({ length: project.config.maxWorkers }, () => startDemo()));
  const centres = demos.map(async ({ deskline, host, sandbox, mailDoor }) => ({
    deskline: deskline.origin,
    host: host.origin,
    sandbox: sandbox.origin,
    mailDoor,
    sessions: await signInAll(deskline.origin),
  }));
  project.provide("centres", await Promise.all(centres));
  return async () => {
    await Promise.all(demos.map((demo) => demo.stop()));
  };
}

async function signInAll(origin: string): Promise<Record<DemoUser, SignedIn>> {
  const sessions = DEMO_USERS.map(async (username) => {
    const door = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
    const answer = await door.post("/api/auth/sign-in/username", { data: { username, password: DEMO_PASSWORD } });
    if (!answer.ok()) throw new Error(`${username} cannot sign in: ${answer.status()} ${await answer.text()}`);
    const { cookies, origins } = await door.storageState();
    await door.dispose();
    // A copy of the session that is good for seconds, whether it has ended or not.
    return [username, { cookies: cookies.filter(({ name }) => !name.endsWith("session_data")), origins }] as const;
  });
  return Object.fromEntries(await Promise.all(sessions)) as Record<DemoUser, SignedIn>;
}
