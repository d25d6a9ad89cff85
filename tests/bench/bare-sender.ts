import type { Miniflare, V4WorkerOptions } from "miniflare";
import { WORKER } from "./house.ts";

/** The least that a list could cost: a Worker that makes the same calls, six at a time, and keeps nothing. */
const BARE = `
const LANES = 6;
export default {
  async fetch(request) {
    const { address, calls } = await request.json();
    let next = 0;
    const lane = async () => {
      while (next < calls) {
        const n = next++;
        const url = address + "?to=098" + (100000 + n) + "&text=Hola+" + n + "&id=d.00000000-0000-0000-0000-000000000000." + n;
        await (await fetch(url)).text();
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return new Response();
  },
};
`;

export const BARE_SENDER: V4WorkerOptions = { ...WORKER, name: "bare", script: BARE };

/** So many calls by each of `workers` at once; until the last is answered. */
export async function bareSend(mf: Miniflare, address: string, workers: number, calls: number): Promise<void> {
  const bare = await mf.getWorker(BARE_SENDER.name);
  const body = JSON.stringify({ address, calls });
  const all = Array.from({ length: workers }, () => bare.fetch("http://bare/", { method: "POST", body }));
  for (const answer of await Promise.all(all))
    if (!answer.ok) throw new Error(`The floor broke: ${await answer.text()}`);
}
