import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../../../protocol/problem.ts";
import { problemOf } from "../api.ts";
import { fileComplaint } from "./file-check.ts";
import { type Sending, sendFile } from "./send-file.ts";

/** Where an upload stands. */
export type Upload<Answer> =
  | { at: "nothing" }
  /** Not even sent. */
  | { at: "unfit"; file: File; complaint: string }
  | { at: "sending"; file: File; sent: number }
  /** This very file was uploaded before, or blocks everywhere: its sender is asked whether that is meant. */
  | { at: "asking"; file: File; problem: Problem }
  | { at: "accepted"; file: File; answer: Answer; ms: number }
  | { at: "refused"; file: File; problem: Problem; ms: number };

export interface Uploading<Answer> {
  upload: Signal<Upload<Answer>>;
  /** `meant`: what was asked about is what its sender wants. */
  start: (file: File, meant?: boolean) => void;
  cancel: () => void;
  forget: () => void;
}

/** One file at a time on its way to a door that answers when every line was looked at. */
export function useUpload<Answer>(
  pathOf: (file: File, meant: boolean) => string,
  accepted: (answer: Answer) => void,
): Uploading<Answer> {
  const upload = useSignal<Upload<Answer>>({ at: "nothing" });
  const sending = useRef<Sending<Answer> | null>(null);
  useEffect(() => () => sending.current?.cancel(), []);

  const start = async (file: File, meant = false) => {
    const complaint = fileComplaint(file);
    if (complaint !== null) {
      upload.value = { at: "unfit", file, complaint };
      return;
    }
    const began = performance.now();
    const took = () => performance.now() - began;
    upload.value = { at: "sending", file, sent: 0 };
    const mine = sendFile<Answer>(pathOf(file, meant), file, (sent) => {
      if (sending.current === mine) upload.value = { at: "sending", file, sent };
    });
    sending.current = mine;
    try {
      const answer = await mine.answer;
      if (sending.current !== mine) return;
      upload.value = { at: "accepted", file, answer, ms: took() };
      accepted(answer);
    } catch (thrown) {
      if (sending.current !== mine) return;
      const problem = problemOf(thrown);
      upload.value = isQuestion(problem)
        ? { at: "asking", file, problem }
        : { at: "refused", file, problem, ms: took() };
    }
  };
  const forget = () => {
    sending.current = null;
    upload.value = { at: "nothing" };
  };
  const cancel = () => {
    const mine = sending.current;
    forget();
    mine?.cancel();
  };
  return { upload, start: (file, meant) => void start(file, meant), cancel, forget };
}

function isQuestion({ code, errors = [] }: Problem): boolean {
  return code === "same_file" || errors.some((error) => error.code === "confirm");
}
