import type { TestProject } from "vitest/node";
import { buildWeb, buildWorker } from "../../scripts/runtime/build.ts";
import { startDemo } from "../../scripts/start/demo.ts";

export interface Centre {
  deskline: string;
  host: string;
  sandbox: string;
  mailDoor: number;
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
  project.provide(
    "centres",
    demos.map(({ deskline, host, sandbox, mailDoor }) => ({
      deskline: deskline.origin,
      host: host.origin,
      sandbox: sandbox.origin,
      mailDoor,
    })),
  );
  return async () => {
    await Promise.all(demos.map((demo) => demo.stop()));
  };
}
