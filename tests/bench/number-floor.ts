import { BareWorker } from "./bare-worker.ts";
import { bundled } from "./bundled.ts";

/** Bare Hono, and one row in an object by number. */
export async function startNumberFloor(): Promise<BareWorker> {
  const script = await bundled("tests/bench/bare-number.ts");
  return BareWorker.start(script, { durableObjects: { NUMBER: { className: "BareNumber", useSQLite: true } } });
}
