import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./root.ts";

const QUIET_TOOLS = {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_LOG: "log",
  WRANGLER_LOG_PATH: join(ROOT, ".wrangler", "logs"),
  NO_COLOR: "1",
  DO_NOT_TRACK: "1",
  NO_UPDATE_NOTIFIER: "1",
};

export interface Finished {
  status: number;
  output: string;
}

/** Runs a tool of node_modules/.bin in the repository and keeps what it prints; `show` prints it too, as it comes. */
export function run(
  tool: string,
  args: string[],
  { show = false, env = {} }: { show?: boolean; env?: Record<string, string> } = {},
): Promise<Finished> {
  const bin = join(ROOT, "node_modules", ".bin");
  const child = spawn(tool, args, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...QUIET_TOOLS, PATH: `${bin}:${process.env.PATH}`, ...env },
  });
  let output = "";
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
    if (show) process.stdout.write(chunk);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ status: 127, output: `${output}${error.message}` }));
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

/** The same, for what must succeed: throws with the tool's own words. */
export async function runOrThrow(tool: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  const { status, output } = await run(tool, args, { env });
  if (status !== 0) throw new Error(`${tool} ${args.join(" ")} ended with ${status}\n${output}`);
  return output;
}
