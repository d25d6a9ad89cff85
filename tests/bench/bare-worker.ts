import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare, type V4WorkerOptions } from "miniflare";
import { WORKER } from "./house.ts";

type Bound = Pick<V4WorkerOptions, "d1Databases" | "durableObjects">;

/** One Worker alone on a workerd of its own, as floors are; what it stores is gone when it stops. */
export class BareWorker {
  readonly mf: Miniflare;
  readonly url: URL;
  readonly #folder: string;

  private constructor(mf: Miniflare, url: URL, folder: string) {
    this.mf = mf;
    this.url = url;
    this.#folder = folder;
  }

  /** `script`: a module as one text (`bundled`). */
  static async start(script: string, bound: Bound): Promise<BareWorker> {
    const folder = mkdtempSync(join(tmpdir(), "deskline-bare-"));
    const mf = new Miniflare(
      convertV4MiniflareOptions({
        ...WORKER,
        host: "127.0.0.1",
        port: 0,
        cf: false,
        telemetry: { enabled: false },
        resourcePersistencePath: folder,
        script,
        ...bound,
      }),
    );
    return new BareWorker(mf, await mf.ready, folder);
  }

  /** What it answers to this, as JSON. */
  async ask<Answer>(asked: object): Promise<Answer> {
    const answer = await this.mf.dispatchFetch(this.url, { method: "POST", body: JSON.stringify(asked) });
    return (await answer.json()) as Answer;
  }

  async stop(): Promise<void> {
    await this.mf.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
