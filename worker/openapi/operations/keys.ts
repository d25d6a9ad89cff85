import { auditExportQuery, auditQuery } from "../../../protocol/audit.ts";
import { keyFields } from "../../../protocol/keys.ts";
import type { Area } from "../operation.ts";

export const keyArea: Area = {
  name: "Keys and the audit log",
  about: "Keys of other programs, and who did what.",
  operations: {
    "GET /api/keys": {
      summary: "List keys in force",
      by: "user",
      needs: "keys",
      answer: "All keys, without their secrets",
    },
    "POST /api/keys": {
      summary: "Make a key",
      by: "user",
      needs: "keys",
      body: keyFields,
      status: 201,
      answer: "The key; its secret is shown this once",
    },
    "GET /api/keys/:id": { summary: "One key", by: "user", needs: "keys", answer: "The key, without its secret" },
    "GET /api/audit": {
      summary: "Who did what, when, to what; the last first",
      by: "user",
      needs: "audit",
      query: auditQuery,
      answer: "A page of the audit log",
    },
    "GET /api/audit/choices": {
      summary: "Who and what stands in the audit log",
      by: "user",
      needs: "audit",
      answer: "`{actors, actions}`",
    },
    "GET /api/audit/export.csv": {
      summary: "Export the audit log",
      by: "user",
      needs: "audit",
      query: auditExportQuery,
      answer: "A CSV file",
      answerType: "text/csv",
    },
    "DELETE /api/keys/:id": { summary: "Revoke a key", by: "user", needs: "keys", status: 204, answer: "Revoked" },
  },
};
