import { QUESTION_KINDS, type QualityQuestion, type QuestionKind } from "../../../../domain/quality/quality.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { useField } from "../record/record-form.ts";
import "./questions-field.css";

const KIND_WORDS: Record<QuestionKind, () => string> = {
  scale: m.quality_kind_scale,
  "yes-no": m.quality_kind_yes_no,
  text: m.quality_kind_text,
};
const NEW: QualityQuestion = { text: "", kind: "scale", weight: 1, required: true };

/** The questions of a model in their order: changed, moved, added, taken away. */
export function QuestionsField() {
  const { value, complaint, set } = useField("questions", m.quality_questions());
  const questions = value as QualityQuestion[];
  const change = (place: number, part: Partial<QualityQuestion>) =>
    set(questions.map((one, at) => (at === place ? { ...one, ...part } : one)));
  const up = (place: number) => {
    const moved = [...questions];
    moved.splice(place - 1, 0, ...moved.splice(place, 1));
    set(moved);
  };
  return (
    <fieldset class="record-many quality-questions" id="field-questions" tabIndex={-1}>
      <legend>{m.quality_questions()}</legend>
      <ol>
        {questions.map((one, place) => (
          <Question
            key={place}
            one={one}
            number={place + 1}
            change={(part) => change(place, part)}
            up={place === 0 ? null : () => up(place)}
            remove={questions.length === 1 ? null : () => set(questions.filter((_, at) => at !== place))}
          />
        ))}
      </ol>
      {complaint !== undefined && <p class="bad-word">{complaint}</p>}
      <button type="button" class="link" onClick={() => set([...questions, NEW])}>
        {m.quality_add_question()}
      </button>
    </fieldset>
  );
}

interface QuestionProps {
  one: QualityQuestion;
  number: number;
  change: (part: Partial<QualityQuestion>) => void;
  up: (() => void) | null;
  remove: (() => void) | null;
}

function Question({ one, number, change, up, remove }: QuestionProps) {
  const { text, kind, weight, required } = one;
  return (
    <li>
      <input
        type="text"
        aria-label={m.quality_question({ number })}
        maxLength={300}
        value={text}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      <select
        aria-label={m.quality_kind_of({ number })}
        value={kind}
        onChange={(event) =>
          change({ kind: QUESTION_KINDS.find((known) => known === event.currentTarget.value) ?? kind })
        }
      >
        {QUESTION_KINDS.map((known) => (
          <option key={known} value={known} selected={known === kind}>
            {KIND_WORDS[known]()}
          </option>
        ))}
      </select>
      {kind !== "text" && (
        <label>
          {m.quality_weight()}
          <input
            type="number"
            min={0}
            max={10}
            aria-label={m.quality_weight_of({ number })}
            value={weight}
            onInput={(event) => change({ weight: Number(event.currentTarget.value) })}
          />
        </label>
      )}
      <label>
        <input type="checkbox" checked={required} onChange={() => change({ required: !required })} />
        {m.quality_required()}
      </label>
      <span class="row-actions">
        {up !== null && (
          <button type="button" class="icon-button" aria-label={m.quality_move_up({ number })} onClick={up}>
            <Icon name="arrow-up" />
          </button>
        )}
        {remove !== null && (
          <button type="button" class="icon-button" aria-label={m.quality_remove({ number })} onClick={remove}>
            <Icon name="trash" />
          </button>
        )}
      </span>
    </li>
  );
}
