import { effect, signal } from "@preact/signals";
import { heldMails } from "../../desk/held.ts";

/** By then the archive has it. */
const LATELY_MS = 60_000;

/** By id of the interaction, ms when one held it no more: it may not be in the archive yet. */
export const closedLately = signal<ReadonlyMap<string, number>>(new Map());

let before: readonly string[] = [];
effect(() => {
  const held = heldMails.value.map(({ interaction }) => interaction);
  const now = Date.now();
  const gone = before.filter((one) => !held.includes(one));
  before = held;
  if (gone.length === 0) return;
  const known = [...closedLately.peek()].filter(([, at]) => at > now - LATELY_MS);
  closedLately.value = new Map([...known, ...gone.map((one) => [one, now] as const)]);
});
