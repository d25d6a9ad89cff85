import { createHash, timingSafeEqual } from "node:crypto";

/** For types that do not sign: who knows the door's unguessable path is the carrier. */
export const byPathAlone = async () => true;

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
