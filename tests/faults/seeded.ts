import { test } from "vitest";
import { Chance } from "./chance.ts";

/** What a run was given, or a new one; the same seed makes the same choices, though a machine's timing is its own. */
const SEED = Number(process.env.FAULTS_SEED ?? Date.now() % 2 ** 31);

/** A test that draws its faults from the run's seed, prints it, and names it when it fails. */
export function seeded(sentence: string, body: (chance: Chance) => Promise<void>): void {
  test(sentence, async () => {
    console.log(`FAULTS_SEED=${SEED}`);
    try {
      await body(new Chance(SEED));
    } catch (error) {
      if (error instanceof Error) error.message = `FAULTS_SEED=${SEED}: ${error.message}`;
      throw error;
    }
  });
}
