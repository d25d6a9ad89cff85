import { z } from "zod";
import { QUESTION_KINDS, type QualityAnswer, type QualityQuestion } from "../domain/quality/quality.ts";
import { name } from "./campaign-settings.ts";

const MOST_QUESTIONS = 30;
const LONGEST_WORDS = 2_000;

const question: z.ZodType<QualityQuestion> = z.strictObject({
  text: z.string().trim().min(1).max(300),
  kind: z.enum(QUESTION_KINDS),
  weight: z.number().int().min(0).max(10).default(1),
  required: z.boolean().default(true),
});

/** WEB-21: a quality model; a campaign has at most one. */
export const qualityModelFields = z.strictObject({
  name: z.string().trim().min(1).max(60),
  questions: z.array(question).min(1).max(MOST_QUESTIONS),
  /** Names of the campaigns that it is of. */
  campaigns: z.array(name).max(2_000).default([]),
});
export type QualityModelFields = z.output<typeof qualityModelFields>;

/** A line of `GET /api/quality-models`. */
export type QualityModelResource = QualityModelFields & { id: string };

/** What is asked at an interaction of a campaign. */
export interface QualityModel {
  id: string;
  name: string;
  questions: QualityQuestion[];
}

const value = z.union([z.number(), z.string().max(LONGEST_WORDS)]).nullable();

const answer: z.ZodType<QualityAnswer> = z.strictObject({
  question: z.string().min(1).max(300),
  kind: z.enum(QUESTION_KINDS),
  weight: z.number().int().min(0).max(10),
  value,
});

/** What the agent answers on closing. */
export const closingAnswers = z.strictObject({
  model: z.string().min(1).max(60),
  answers: z.array(answer).max(MOST_QUESTIONS),
});
export type ClosingAnswers = z.output<typeof closingAnswers>;

/** `PUT /api/recordings/:id/quality`: answers in the order of the model's questions. */
export const evaluationDraft = z.strictObject({
  /** Id of the model that was answered: another one by now is a conflict. */
  model: z.string().min(1).max(64),
  values: z.array(value).max(MOST_QUESTIONS),
  comment: z.string().trim().max(LONGEST_WORDS).default(""),
});

/** What a supervisor answered at a recording. */
export interface Evaluation {
  model: string;
  by: { id: string; name: string };
  /** ms */
  at: number;
  answers: QualityAnswer[];
  comment: string;
  /** 0 to 100; null: no answer counts. */
  score: number | null;
}

/** What `GET /api/recordings/:id` says of quality. */
export interface RecordedQuality {
  /** That its campaign has now. */
  model: QualityModel | null;
  closing: ClosingAnswers | null;
  evaluation: Evaluation | null;
}
