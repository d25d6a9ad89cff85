import { z } from "zod";
import { pageQuery } from "../../../protocol/configuration.ts";
import { dialerFields, replaceDialer } from "../../../protocol/dialer-fields.ts";
import { resultsExport, resultsQuery } from "../../../protocol/dialer-results.ts";
import { activeList, letterQuery, type UploadAccepted } from "../../../protocol/dialers.ts";
import { type SingleAccepted, singleMessage } from "../../../protocol/single-message.ts";
import type { Area, Operation } from "../operation.ts";

const CSV = "text/csv";
const problem = z.object({ path: z.string(), code: z.string(), detail: z.string() });
const accepted: z.ZodType<UploadAccepted> = z.object({
  uploadId: z.string(),
  rows: z.int(),
  header: z.boolean(),
  preview: z.object({
    blocked: z.int(),
    other: z.int(),
    twice: z.int(),
    segments: z.int(),
    samples: z.array(z.object({ to: z.string(), subject: z.string().nullable(), text: z.string(), segments: z.int() })),
  }),
  warnings: z.array(problem),
});
const fileName = z.object({
  name: z.string().describe("Name of the file, as LIST.csv"),
  again: z.enum(["true"]).optional().describe("The same file may come twice"),
});

const single: z.ZodType<SingleAccepted> = z.object({ id: z.string(), at: z.string().nullable(), segments: z.int() });

const dialers = { by: "user-or-key", needs: "dialers.run" } as const satisfies Partial<Operation>;
const lists = { by: "user-or-key", needs: "dialers.upload" } as const satisfies Partial<Operation>;

export const dialerArea: Area = {
  name: "Dialers",
  about: "Who sends in bulk, and their lists. Keys with the scope `dialers` may come too.",
  operations: {
    "GET /api/dialers": {
      ...dialers,
      summary: "List dialers with their boards",
      query: pageQuery,
      answer: "A page of dialers",
    },
    "POST /api/dialers": {
      ...dialers,
      summary: "Create a dialer",
      body: dialerFields,
      status: 201,
      answer: "The dialer, stopped",
    },
    "GET /api/dialers/:name": { ...dialers, summary: "One dialer", answer: "The dialer" },
    "PUT /api/dialers/:name": { ...dialers, summary: "Change a dialer", body: replaceDialer, answer: "The dialer" },
    "DELETE /api/dialers/:name": { ...dialers, summary: "Delete a dialer", status: 204, answer: "Deleted" },
    "POST /api/dialers/:name/start": {
      ...dialers,
      summary: "Start: it sends while enabled and on schedule",
      answer: "`{started}`",
    },
    "POST /api/dialers/:name/stop": { ...dialers, summary: "Stop", answer: "`{started}`" },
    "PUT /api/dialers/:name/active-list": {
      ...dialers,
      summary: "Mails: the one list that is sent, or none",
      body: activeList,
      status: 202,
      answer: "It will be sent in a moment, as the board shows",
    },
    "DELETE /api/dialers/:name/unprocessed": {
      ...dialers,
      summary: "Take all that was not sent off the board",
      status: 202,
      answer: "It will be gone in a moment",
    },
    "POST /api/dialers/:name/messages": {
      ...dialers,
      summary: "One message or mail through the dialer, now or at a time; its own id makes a repetition harmless",
      body: singleMessage,
      status: 202,
      answer: "Durable, and on its way",
      answerSchema: single,
    },
    "GET /api/dialers/:name/scheduled": {
      ...dialers,
      summary: "Single messages whose time is still to come",
      query: pageQuery,
      answer: "A page of them, the next first",
    },
    "DELETE /api/dialers/:name/scheduled/:id": {
      ...dialers,
      summary: "Take one of them back",
      status: 204,
      answer: "It is not sent; 404 when it does not wait any more",
    },
    "GET /api/dialers/:name/progress": {
      ...dialers,
      summary: "The board",
      answer: "Counters, rate, what it waits for",
    },
    "GET /api/dialers/:name/progress/socket": {
      ...dialers,
      by: "user",
      summary: "The board, pushed",
      status: 101,
      answer: "A WebSocket",
    },
    "GET /api/dialers/:name/results": {
      ...dialers,
      summary: "What became of each row, by list or by day",
      query: resultsQuery,
      answer: "A page of rows",
    },
    "GET /api/dialers/:name/results.csv": {
      ...dialers,
      summary: "The same as a file",
      query: resultsExport,
      answer: "A CSV file",
      answerType: CSV,
    },
    "GET /api/dialers/:name/uploads": { ...lists, summary: "The last lists of a dialer", answer: "The newest first" },
    "GET /api/dialers/:name/uploads/:upload/letter": {
      ...lists,
      summary: "The mail of one row of a list, its variables filled in",
      query: letterQuery,
      answer: "`{to, subject, html, missing}`",
    },
    "POST /api/dialers/:name/uploads": {
      ...lists,
      summary:
        "Upload a list, a line each: `campaign;destiny;message;priority[;device;data…]`, or of mails `campaign;email;subject-or-message;template;variables;priority`",
      query: fileName,
      bodyType: CSV,
      status: 201,
      answer: "All lines were accepted; a 422 names each wrong line, and nothing was stored",
      answerSchema: accepted,
    },
  },
};
