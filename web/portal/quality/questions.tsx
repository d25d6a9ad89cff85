import { useId } from "preact/hooks";
import { type AnswerValue, BEST, type QualityQuestion } from "../../../domain/quality/quality.ts";
import { m } from "../../shared/paraglide/messages.js";
import "./questions.css";

interface QuestionsProps {
  questions: readonly QualityQuestion[];
  values: readonly AnswerValue[];
  /** Places of those that want another answer. */
  lacking: readonly number[];
  answer: (place: number, value: AnswerValue) => void;
}

const STEPS = Array.from({ length: BEST }, (_, at) => at + 1);

/** What a quality model asks, one field set a question (WEB-21). */
export function Questions({ questions, values, lacking, answer }: QuestionsProps) {
  const id = useId();
  return (
    <div class="questions">
      {questions.map(({ text, kind, required }, place) => (
        <fieldset key={place} aria-invalid={lacking.includes(place)}>
          <legend>
            {text}
            {!required && <span class="quiet"> {m.quality_optional()}</span>}
          </legend>
          {kind === "text" ? (
            <textarea
              aria-label={text}
              rows={2}
              maxLength={2_000}
              value={String(values[place] ?? "")}
              onInput={(event) => answer(place, event.currentTarget.value)}
            />
          ) : (
            <div class="question-steps">
              {choicesOf(kind).map(([value, words]) => (
                <label key={value}>
                  <input
                    type="radio"
                    name={`${id}-${place}`}
                    checked={values[place] === value}
                    onChange={() => answer(place, value)}
                  />
                  <span>{words}</span>
                </label>
              ))}
            </div>
          )}
          {lacking.includes(place) && <p class="bad-word">{m.quality_needs_answer()}</p>}
        </fieldset>
      ))}
    </div>
  );
}

function choicesOf(kind: "scale" | "yes-no"): (readonly [number, string])[] {
  if (kind === "scale") return STEPS.map((step) => [step, String(step)] as const);
  return [
    [1, m.people_yes()],
    [0, m.people_no()],
  ];
}

/** An answer as people read it. */
export function answerText(kind: QualityQuestion["kind"], value: AnswerValue): string {
  if (value === null || value === "") return "–";
  if (kind === "scale") return m.recordings_rating_of({ score: Number(value) });
  return kind === "yes-no" ? (value === 1 ? m.people_yes() : m.people_no()) : String(value);
}
