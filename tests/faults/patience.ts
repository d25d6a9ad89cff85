const LOOK_EVERY_MS = 20;

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until `found` answers something other than false, null or undefined; throws with `what` when that takes longer than `ms`. */
export async function until<Found>(
  what: string | (() => string),
  ms: number,
  found: () => Found | Promise<Found>,
): Promise<Exclude<Found, false | null | undefined>> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await found();
    if (answer !== false && answer !== null && answer !== undefined)
      return answer as Exclude<Found, false | null | undefined>;
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain until ${typeof what === "string" ? what : what()}`);
    await sleep(LOOK_EVERY_MS);
  }
}
