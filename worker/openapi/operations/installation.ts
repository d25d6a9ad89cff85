import { tryAside } from "../../../protocol/health.ts";
import type { Area, Operation } from "../operation.ts";

const carrier = {
  by: "carrier",
  answer: "Everything of it is in its object, or kept raw",
  answerType: "text/plain",
} as const satisfies Partial<Operation>;

export const installationArea: Area = {
  name: "The installation",
  about: "Health, this document, and where carriers call.",
  operations: {
    "GET /api/health": { by: "anybody", summary: "Whether the installation answers", answer: "`{status}`" },
    "GET /api/health/details": {
      by: "user",
      needs: "providers",
      summary: "What waits, fails or was not understood",
      answer: "Not yet told, set aside, accounts, webhooks",
    },
    "POST /api/health/aside": {
      by: "user",
      needs: "providers",
      summary: "What an object has set aside, as it was refused, is tried once more",
      body: tryAside,
      status: 204,
      answer: "It was tried; what was refused again is still in the details",
    },
    "GET /api/openapi.json": { by: "anybody", summary: "This document", answer: "OpenAPI 3.1" },
    "GET /api/docs": { by: "anybody", summary: "This document as a page", answer: "A page", answerType: "text/html" },
    "GET /webhooks/:door/inbound": {
      ...carrier,
      summary: "What customers write, and the proof that the address is ours",
    },
    "POST /webhooks/:door/inbound": { ...carrier, summary: "What customers write" },
    "GET /webhooks/:door/status": { ...carrier, summary: "What became of our messages" },
    "POST /webhooks/:door/status": { ...carrier, summary: "What became of our messages" },
  },
};
