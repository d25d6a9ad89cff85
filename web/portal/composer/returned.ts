import type { ProblemCode } from "../../../protocol/problem.ts";
import type { Unsent, UnsentWord } from "../../shared/live/unsent.ts";

/** Refusals that another try does not mend: the words are the agent's to keep, not a bubble to retry. */
const KEPT: readonly ProblemCode[] = ["window_closed", "opted_out", "black_listed", "too_large", "invalid_number"];

/** Words to the customer that our server did not let out, in order. */
export function returnedFrom(unsent: Unsent): readonly UnsentWord[] {
  return unsent.filter(
    ({ word, state, code }) =>
      word.kind === "message" && state === "failed" && code !== undefined && KEPT.includes(code),
  );
}

/** The draft with the words that came back before what has been typed since; a template's are no draft. */
export function draftWith(returned: readonly UnsentWord[], typed: string): string {
  const words = returned.filter(({ word }) => word.template === undefined).map(({ word }) => word.text);
  return [...words, typed].filter((text) => text.trim() !== "").join("\n");
}
