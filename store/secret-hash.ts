import { createHash } from "node:crypto";

/** What is kept of a secret that we made: it is 122 random bits or more, so one SHA-256 is hash enough. Hex. */
export async function secretHash(secret: string): Promise<string> {
  return createHash("sha256").update(secret).digest("hex");
}

/** Two digits a byte, in lower case. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
