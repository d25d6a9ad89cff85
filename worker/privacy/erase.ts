import { conversationOf } from "../../durable-objects/addresses.ts";
import { type Erasable, eraseInteractions, eraseMailIds } from "../../store/archive/erasure.ts";
import { inTurns } from "../in-turns.ts";

/**
 * Takes interactions out of their conversations, with their files, and then out of the archive: what fails half-way is found there again.
 * Answers how many are gone; those that live, or are still being told of, stay.
 */
export async function eraseEverywhere(env: Env, wanted: readonly Erasable[]): Promise<number> {
  const threads = [...Map.groupBy(wanted, ({ conversation }) => conversation)];
  const gone = await inTurns(threads, ([conversation, its]) => forgetIn(env, conversation, its));
  return gone.reduce((sum, count) => sum + count, 0);
}

async function forgetIn(env: Env, conversation: string, its: readonly Erasable[]): Promise<number> {
  const known = its.map(({ id }) => id);
  const { gone, isEmpty } = await conversationOf(env, conversation).forget(conversation, known);
  // What the conversation has forgotten before is gone as well.
  const erased = its.filter(({ id }) => isEmpty || gone.includes(id));
  await eraseInteractions(env.ARCHIVE, erased);
  if (isEmpty) await eraseMailIds(env.ARCHIVE, erased.slice(0, 1));
  return erased.length;
}
