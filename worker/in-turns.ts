/** An invocation has six connections. */
const AT_ONCE = 6;

/** Asks all, six at a time; answers in their order. One that fails ends it: who may do without an answer says so in `ask`. */
export async function inTurns<One, Of>(all: readonly One[], ask: (one: One) => Promise<Of>): Promise<Of[]> {
  const answers: Of[] = [];
  for (let first = 0; first < all.length; first += AT_ONCE)
    answers.push(...(await Promise.all(all.slice(first, first + AT_ONCE).map(ask))));
  return answers;
}
