import { useSignal } from "@preact/signals";
import { type AnswerValue, lackingIn, type QualityAnswer } from "../../../domain/quality/quality.ts";
import type { Evaluation, QualityModel } from "../../../protocol/quality.ts";
import type { Recording } from "../../../protocol/recordings.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { moment } from "../clock.ts";
import { problemText } from "../problem-text.ts";
import { answerText, Questions } from "../quality/questions.tsx";
import { can } from "../session.ts";
import "./quality.css";

/** WEB-21: what its agent answered on closing, and what a supervisor answers now. */
export function Quality({ recording }: { recording: Recording }) {
  const said = useSignal<Evaluation | null>(recording.quality.evaluation);
  const isAnswering = useSignal(false);
  const { closing, model } = recording.quality;
  const mayAnswer = can("quality") && model !== null;
  if (closing === null && said.value === null && !mayAnswer) return null;
  const scored = said.value === null ? "" : scoreText(said.value);
  return (
    <details class="recording-quality" open={isAnswering.value || undefined}>
      <summary>
        {m.quality_title()} <span class="chip">{scored || m.quality_not_yet()}</span>
      </summary>
      {closing !== null && <Answers title={m.quality_by_agent()} answers={closing.answers} />}
      {said.value !== null && !isAnswering.value && (
        <Answers
          title={m.quality_by({ name: said.value.by.name, moment: moment(said.value.at) })}
          answers={said.value.answers}
          comment={said.value.comment}
        />
      )}
      {mayAnswer && !isAnswering.value && (
        <wa-button
          size="s"
          appearance="outlined"
          onClick={() => {
            isAnswering.value = true;
          }}
        >
          {said.value === null ? m.quality_evaluate() : m.quality_evaluate_again()}
        </wa-button>
      )}
      {isAnswering.value && model !== null && (
        <Answering
          interaction={recording.item.id}
          model={model}
          before={said.value}
          done={(evaluation) => {
            if (evaluation !== null) said.value = evaluation;
            isAnswering.value = false;
          }}
        />
      )}
    </details>
  );
}

function scoreText({ score }: Pick<Evaluation, "score">): string {
  return score === null ? "" : m.quality_score({ score });
}

function Answers({
  title,
  answers,
  comment = "",
}: {
  title: string;
  answers: readonly QualityAnswer[];
  comment?: string;
}) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {answers.map(({ question, kind, value }, at) => (
          <div key={at}>
            <dt>{question}</dt>
            <dd>{answerText(kind, value)}</dd>
          </div>
        ))}
      </dl>
      {comment !== "" && <p>{comment}</p>}
    </section>
  );
}

interface AnsweringProps {
  interaction: string;
  model: QualityModel;
  before: Evaluation | null;
  done: (evaluation: Evaluation | null) => void;
}

/** The model's questions, with the answers before where it is still the same that asks. */
function Answering({ interaction, model, before, done }: AnsweringProps) {
  const values = useSignal<readonly AnswerValue[]>(
    model.questions.map((one, at) => keptAnswer(one, before?.answers[at])),
  );
  const comment = useSignal(before?.comment ?? "");
  const lacking = useSignal<readonly number[]>([]);
  const failure = useSignal<string | null>(null);
  const save = async (event: Event) => {
    event.preventDefault();
    lacking.value = lackingIn(model.questions, values.value);
    if (lacking.value.length > 0) return;
    try {
      const json = { model: model.id, values: [...values.value], comment: comment.value };
      const form = { param: { id: interaction }, json };
      done((await answer(api.recordings[":id"].quality.$put(form))) as Evaluation);
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };
  return (
    <form onSubmit={save}>
      <Questions
        questions={model.questions}
        values={values.value}
        lacking={lacking.value}
        answer={(place, value) => {
          values.value = values.value.map((one, at) => (at === place ? value : one));
          lacking.value = lacking.value.filter((at) => at !== place);
        }}
      />
      <label>
        {m.quality_comment()}
        <textarea
          rows={2}
          maxLength={2_000}
          value={comment.value}
          onInput={(event) => {
            comment.value = event.currentTarget.value;
          }}
        />
      </label>
      <p role="alert" class="bad-word">
        {failure.value}
      </p>
      <div class="quality-acts">
        <wa-button size="s" appearance="outlined" onClick={() => done(null)}>
          {m.portal_cancel()}
        </wa-button>
        <wa-button size="s" variant="brand" onClick={save}>
          {m.quality_save()}
        </wa-button>
      </div>
    </form>
  );
}

function keptAnswer(question: QualityModel["questions"][number], before: QualityAnswer | undefined): AnswerValue {
  return before?.question === question.text && before.kind === question.kind ? before.value : null;
}
