import type { Problem } from "../../../protocol/problem.ts";
import { problem } from "../../../protocol/problem.ts";
import { Refusal } from "../api.ts";
import { sessionEnded } from "../session-ended.ts";

export interface Sending<Answer> {
  /** Throws a `Refusal`; `unavailable` when the connection broke. */
  answer: Promise<Answer>;
  cancel: () => void;
}

/** A file as the body of a POST, with the bytes that have left: `fetch` does not tell them. */
export function sendFile<Answer>(path: string, file: Blob, sent: (bytes: number) => void): Sending<Answer> {
  const request = new XMLHttpRequest();
  const answer = new Promise<Answer>((resolve, reject) => {
    request.upload.addEventListener("progress", ({ loaded }) => sent(loaded));
    request.addEventListener("load", () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) return resolve(body as Answer);
      const refused = isProblem(body) ? body : problem(request.status === 413 ? "too_large" : "internal");
      if (refused.code === "unauthenticated" || refused.code === "session_ended") sessionEnded(refused.code);
      reject(new Refusal(refused));
    });
    for (const end of ["error", "abort", "timeout"] as const)
      request.addEventListener(end, () => reject(new Refusal(problem("unavailable"))));
  });
  request.open("POST", `/api${path}`);
  request.setRequestHeader("Content-Type", "text/csv");
  request.send(file);
  return { answer, cancel: () => request.abort() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body;
}
