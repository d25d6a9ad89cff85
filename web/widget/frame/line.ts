import { signal } from "@preact/signals";
import type { LineHead } from "../../../protocol/webchat.ts";
import { lineHead } from "./api.ts";

const EVERY_MS = 7_000;
const UNTIL_IT_WAITS_MS = 500;

/** The head of the line in which this visitor waits. */
export const line = signal<LineHead | null>(null);

/** Asks for it, only while the visitor waits and looks; one answer serves all visitors for five seconds. */
export async function watchLine(isAsked: () => boolean): Promise<void> {
  for (;;) {
    const asked = isAsked();
    if (asked) line.value = await lineHead().catch(() => line.value);
    const pause = asked && line.value !== null ? EVERY_MS * (0.8 + Math.random() * 0.4) : UNTIL_IT_WAITS_MS;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
