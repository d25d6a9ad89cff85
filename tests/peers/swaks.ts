import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

const SWAKS = "/usr/bin/swaks";

export const isSwaksInstalled = () => existsSync(SWAKS);

/** The real swaks of Debian sends one mail to a server of this machine; its whole dialogue, and whether the mail was taken. */
export function swaks(port: number, args: string[]): Promise<{ taken: boolean; dialogue: string }> {
  const child = spawn(SWAKS, ["--server", `127.0.0.1:${port}`, "--timeout", "60", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let dialogue = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece: Buffer) => {
      dialogue += piece.toString();
    });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ taken: code === 0, dialogue }));
  });
}
