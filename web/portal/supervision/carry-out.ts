import type { AgentOrder, SupervisionAct } from "../../../protocol/supervision.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { problemText } from "../problem-text.ts";
import { type ActedOn, actFailure } from "./asked.ts";

type Done<Act> = Act extends unknown ? Omit<Act, "interaction" | "turn"> : never;

/** Null: it was carried out; else why not, and who was quicker. */
export function act(one: ActedOn, wanted: Done<SupervisionAct>): Promise<string | null> {
  const { interaction, turn } = one;
  const json = { ...wanted, interaction, ...(turn === undefined ? {} : { turn }) } as SupervisionAct;
  const request = { param: { id: one.conversation }, json };
  return outcome(answer(api.conversations[":id"].acts.$post(request)));
}

export function order(agent: string, json: AgentOrder): Promise<string | null> {
  const request = { param: { id: agent }, json };
  return outcome(answer(api.agents[":id"].orders.$post(request)));
}

/** The same from a menu, which has no place for an answer: a refusal is told over the screen. */
export async function told(outcome: Promise<string | null>): Promise<void> {
  actFailure.value = await outcome;
}

async function outcome(asked: Promise<unknown>): Promise<string | null> {
  try {
    await asked;
    return null;
  } catch (thrown) {
    const problem = problemOf(thrown);
    const { first } = problem;
    return first === undefined ? problemText(problem) : m.supervision_first({ name: first.name });
  }
}
