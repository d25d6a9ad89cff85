export const QUESTION_KINDS = ["scale", "yes-no", "text"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** The best answer on a scale; 1 is the worst. */
export const BEST = 5;

/** WEB-21: one question of a quality model. */
export interface QualityQuestion {
  text: string;
  kind: QuestionKind;
  /** How much it counts beside the others, 0 to 10; 0: not at all. Words never count. */
  weight: number;
  required: boolean;
}

/** On a scale 1 to 5; of yes or no 1 or 0; words; null: not answered. */
export type AnswerValue = number | string | null;

/** An answer with what was asked: the model may change, what was said stays. */
export interface QualityAnswer {
  question: string;
  kind: QuestionKind;
  weight: number;
  value: AnswerValue;
}

/** Places of the questions whose answer is missing, or is none of theirs. */
export function lackingIn(questions: readonly QualityQuestion[], values: readonly AnswerValue[]): number[] {
  const places = questions.flatMap((question, place) => (isAnswer(question, values[place] ?? null) ? [] : [place]));
  return values.length > questions.length ? [...places, questions.length] : places;
}

/** Whether these are answers to these very questions, none lacking: what an agent closes with. */
export function isAnswered(questions: readonly QualityQuestion[], answers: readonly QualityAnswer[]): boolean {
  const values = answers.map(({ value }) => value);
  const isAsked = questions.every(({ text, kind, weight }, place) => {
    const answer = answers[place];
    return answer?.question === text && answer.kind === kind && answer.weight === weight;
  });
  return isAsked && lackingIn(questions, values).length === 0;
}

/** Each question with its value in the same place; null: it was left blank. */
export function answersTo(questions: readonly QualityQuestion[], values: readonly AnswerValue[]): QualityAnswer[] {
  return questions.map(({ text, kind, weight }, place) => ({
    question: text,
    kind,
    weight,
    value: isBlank(values[place]) ? null : (values[place] ?? null),
  }));
}

/** 0 to 100, by weight; null where nothing that counts was answered. */
export function scoreOf(answers: readonly QualityAnswer[]): number | null {
  let [sum, weights] = [0, 0];
  for (const { kind, weight, value } of answers) {
    if (kind === "text" || typeof value !== "number") continue;
    sum += weight * (kind === "scale" ? (value - 1) / (BEST - 1) : value);
    weights += weight;
  }
  return weights === 0 ? null : Math.round((100 * sum) / weights);
}

function isAnswer({ kind, required }: QualityQuestion, value: AnswerValue): boolean {
  if (isBlank(value)) return !required;
  if (kind === "text") return typeof value === "string";
  if (typeof value !== "number" || !Number.isInteger(value)) return false;
  return kind === "scale" ? value >= 1 && value <= BEST : value === 0 || value === 1;
}

function isBlank(value: AnswerValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}
