import type { Server } from "node:http";
import { buildWeb } from "../runtime/build.ts";
import { type Runtime, type RuntimeOptions, start } from "../runtime/miniflare.ts";
import { startDemoHost } from "./demo-host.ts";

export const DEMO_PASSWORD = "deskline-demo";
export const DEMO_USERS = ["admin", "supervisor", "ana", "bruno", "carla"] as const;
export type DemoUser = (typeof DEMO_USERS)[number];

const HEALTH_PATIENCE_MS = 30_000;

export interface Demo {
  runtime: Runtime;
  /** Deskline's own origin. */
  deskline: URL;
  /** The customer's site that embeds the widget. */
  host: URL;
  stop(): Promise<void>;
}

/** The whole product with its demo data: built, migrated, seeded, healthy, and a customer's site beside it. */
export async function startDemo(options: RuntimeOptions & { hostPort?: number } = {}): Promise<Demo> {
  const { hostPort = 0, host = "127.0.0.1", ...rest } = options;
  await buildWeb();
  const runtime = await start({ ...rest, host, vars: { LOCAL_DEMO: "true", ...rest.vars } });
  let page: { url: URL; server: Server } | undefined;
  const stop = async () => {
    page?.server.closeAllConnections();
    page?.server.close();
    await runtime.stop();
  };
  try {
    await seed(runtime.url);
    await healthy(runtime.url);
    page = await startDemoHost({ deskline: runtime.url, port: hostPort, host });
    return { runtime, deskline: runtime.url, host: page.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function seed(deskline: URL): Promise<void> {
  const response = await fetch(new URL("/api/local/seed", deskline), { method: "POST" });
  if (!response.ok) throw new Error(`The demo data was refused: ${response.status} ${await response.text()}`);
}

async function healthy(deskline: URL): Promise<void> {
  const until = Date.now() + HEALTH_PATIENCE_MS;
  for (;;) {
    const response = await fetch(new URL("/api/health", deskline));
    if (response.ok) return;
    if (Date.now() > until) throw new Error(`Not healthy: ${response.status} ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
