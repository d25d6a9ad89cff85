import { isTheirs, type Sought } from "../../domain/retention/theirs.ts";
import type { LineStore } from "./line-store.ts";

/** An interaction that is not over: nothing of it may be erased. */
export interface Living {
  conversation: string;
  caseNumber: string;
  /** Who holds it; null: it waits or rings. */
  agent: string | null;
}

/** Those of one customer, in no order. */
export function livingOf(line: LineStore, sought: Sought): Living[] {
  const theirs = line.living().filter((row) => isTheirs({ ...row, customer: row.opening.customer }, sought));
  return theirs.map(({ conversation, caseNumber, state, agent }) => ({
    conversation,
    caseNumber,
    agent: state === "active" ? agent : null,
  }));
}
