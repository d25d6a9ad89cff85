import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../runtime/root.ts";
import { run } from "../runtime/run.ts";

// `npm run bench` runs every tests/bench/*.bench.ts, one after another: two at once would measure each other.
// `npm run bench -- latency` runs those whose name holds the word.
const wanted = process.argv.slice(2);
const folder = join("tests", "bench");
const benches = readdirSync(join(ROOT, folder))
  .filter((name) => name.endsWith(".bench.ts"))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

let worst = 0;
for (const name of benches) {
  console.log(`\n${name.replace(".bench.ts", "")}`);
  const { status } = await run("node", [join(folder, name)], { show: true });
  worst = Math.max(worst, status);
}
process.exit(worst);
