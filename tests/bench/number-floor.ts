import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { bundled } from "./bundled.ts";
import { WORKER } from "./house.ts";

/** Bare Hono, and one row in an object by number. */
export async function startNumberFloor(): Promise<{ url: URL; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "deskline-floor-"));
  const mf = new Miniflare(
    convertV4MiniflareOptions({
      ...WORKER,
      host: "127.0.0.1",
      port: 0,
      cf: false,
      telemetry: { enabled: false },
      resourcePersistencePath: folder,
      script: await bundled("tests/bench/bare-number.ts"),
      durableObjects: { NUMBER: { className: "BareNumber", useSQLite: true } },
    }),
  );
  return {
    url: await mf.ready,
    stop: async () => {
      await mf.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
