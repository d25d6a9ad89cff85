import { signal } from "@preact/signals";
import type { SmsCost } from "../../../protocol/segments.ts";

const counter = signal<((text: string) => SmsCost) | null>(null);
let asked = false;

/** Places that one message has, alone and as a part of several (3GPP TS 23.040). */
const ROOM = { "GSM-7": 160, "UCS-2": 70 } as const;
const MOST_NAMED = 3;

/** What a text costs as SMS; null until the counting was loaded, which few agents need. */
export function smsCost(text: string): SmsCost | null {
  if (!asked) load();
  return counter.value?.(text) ?? null;
}

function load(): void {
  asked = true;
  import("../../../protocol/segments.ts").then(
    ({ costOf }) => {
      counter.value = costOf;
    },
    () => {
      asked = false;
    },
  );
}

/** How the cost is told: a second message is costly, and the characters that cause it are named. */
export function costShown({ encoding, segments, characters, culprits }: SmsCost) {
  const named = culprits.slice(0, MOST_NAMED).map((culprit) => `“${culprit}”`);
  return {
    alphabet: encoding === "GSM-7" ? "GSM-7" : "Unicode",
    because: culprits.length > MOST_NAMED ? `${named.join(" ")} …` : named.join(" "),
    /** Room of one message; null when it takes several. */
    room: segments > 1 ? null : ROOM[encoding],
    characters,
    segments,
    costly: segments > 1,
  };
}
