import { evaluationDraft } from "../../../protocol/quality.ts";
import { recordingQuery, recordingReader } from "../../../protocol/recordings.ts";
import type { Area, Operation } from "../operation.ts";

const read = { by: "user", needs: "recordings.read" } as const satisfies Partial<Operation>;
const taken = { by: "user", needs: "recordings.export" } as const satisfies Partial<Operation>;

export const recordingArea: Area = {
  name: "Recordings",
  about:
    "Every ended interaction of every channel, as it was seen. Whoever opens or downloads one is in the audit log.",
  operations: {
    "GET /api/recordings": {
      ...read,
      query: recordingQuery,
      summary: "Find recordings: every filter that is given must hold",
      answer: "A page, the last closed first",
    },
    "GET /api/recordings/export.csv": {
      ...taken,
      query: recordingQuery.omit({ limit: true, cursor: true }),
      summary: "The filtered list as CSV, as long as it is",
      answer: "CSV",
    },
    "GET /api/recordings/:id": {
      ...read,
      summary: "One recording; without the permission, a thread of mails that one has sent oneself",
      answer: "What was said, by whom, and what became of it",
    },
    "PUT /api/recordings/:id/quality": {
      by: "user",
      needs: "quality",
      body: evaluationDraft,
      summary: "Answer the questions of its campaign's quality model, in place of the answers before",
      answer: "The answers, with their score",
    },
    "GET /api/recordings/:id/files/:file": { ...read, summary: "A file of it", answer: "The bytes, as a download" },
    "GET /api/recordings/:id/download/:form": {
      ...taken,
      query: recordingReader,
      summary: "One recording as a file: form is txt, html, json, or, of a mail that came in, eml",
      answer: "The file",
    },
  },
};
