import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { run } from "../runtime/run.ts";

/** Chromium without its windows first: the same engine for two thirds of the work. */
const PLACES = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** Path of a Chromium on this machine: $CHROMIUM, the usual places, or what `npx playwright-core install chromium` left. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM ?? "", ...PLACES, chromium.executablePath()].find(
    (path) => path !== "" && existsSync(path),
  );
}

/** The same, but on a Debian where we are root an absent Chromium is installed. */
export async function provideChromium(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const quiet = { env: { DEBIAN_FRONTEND: "noninteractive" } };
    await run("apt-get", ["update", "-qq"], quiet);
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell"], quiet);
  }
  const installed = findChromium();
  if (!installed)
    throw new Error(
      "No Chromium found: install it (Debian: apt-get install chromium-headless-shell) or name it in CHROMIUM",
    );
  return installed;
}
