import { readFileSync } from "node:fs";
import { childrenOf } from "../../scripts/runtime/children.ts";

/** Of `/proc`: a hundredth of a second on every Linux there is. */
const TICK_MS = 10;

/** ms of processor that this process' workerd has used. Linux only, in steps of 10. */
export function processorTime(): number {
  const ticks = childrenOf(process.pid, "workerd").map((pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, one) => sum + one, 0) * TICK_MS;
}
