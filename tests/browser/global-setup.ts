import type { TestProject } from "vitest/node";
import { startDemo } from "../../scripts/start/demo.ts";

declare module "vitest" {
  interface ProvidedContext {
    deskline: string;
    host: string;
    sandbox: string;
    mailDoor: number;
  }
}

/** One Deskline with its demo data for all browser tests; they meet in it, so each makes its own visitors. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const demo = await startDemo();
  project.provide("deskline", demo.deskline.origin);
  project.provide("host", demo.host.origin);
  project.provide("sandbox", demo.sandbox.origin);
  project.provide("mailDoor", demo.mailDoor);
  return demo.stop;
}
