import type { Context } from "hono";
import { answersTo, lackingIn, scoreOf } from "../../domain/quality/quality.ts";
import { type Evaluation, evaluationDraft } from "../../protocol/quality.ts";
import { answersAt, evaluate } from "../../store/archive/evaluations.ts";
import { findInteraction } from "../../store/archive/find-interactions.ts";
import { recordAct } from "../../store/changes.ts";
import { qualityModelOf } from "../../store/configuration/quality-models.ts";
import { actorOf } from "../access/actor.ts";
import type { SignedIn } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";

/** A supervisor's answers at a recording, in place of those before (WEB-21). Refused where another model is asked by now. */
export async function evaluated(c: Context<SignedIn>): Promise<Evaluation> {
  const line = await findInteraction(c.env.ARCHIVE, c.req.param("id") ?? "", c.var.principal.campaigns);
  if (line === null) refuse("not_found");
  const { model: answered, values, comment } = await parsed(c, evaluationDraft);
  const model = await qualityModelOf(c.env.CONFIG, line.campaign);
  if (model?.id !== answered) refuse("conflict", "Its campaign asks other questions by now");
  const lacking = lackingIn(model.questions, values);
  const errors = lacking.map((place) => ({ path: `values.${place}`, code: "custom", detail: "It needs an answer" }));
  if (errors.length > 0) refuse("invalid_input", undefined, errors);
  const { id, name } = actorOf(c);
  const answers = answersTo(model.questions, values);
  const after: Evaluation = {
    model: model.name,
    by: { id, name },
    at: Date.now(),
    answers,
    comment,
    score: scoreOf(answers),
  };
  const { evaluation: before } = await answersAt(c.env.ARCHIVE, line.id);
  const seen = (one: Evaluation | null) => one && { model: one.model, by: one.by.name, score: one.score };
  const act = {
    action: "recording.evaluate",
    subject: `interaction:${line.id}`,
    before: seen(before),
    after: seen(after),
  };
  await recordAct(c.env.CONFIG, actorOf(c), act);
  if (!(await evaluate(c.env.ARCHIVE, line.id, after))) refuse("conflict", "The interaction has changed meanwhile");
  return after;
}
