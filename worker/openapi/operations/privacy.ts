import { customerQuery, eraseCustomer, retentionDraft } from "../../../protocol/privacy.ts";
import type { Area, Operation } from "../operation.ts";

const privacy = { by: "user", needs: "privacy" } as const satisfies Partial<Operation>;

export const privacyArea: Area = {
  name: "Customers' data",
  about:
    "What is known of one customer, and how long recordings are kept. The audit log keeps a keyed hash of whom it was about.",
  operations: {
    "GET /api/privacy/customer": {
      ...privacy,
      query: customerQuery,
      summary: "Recordings of whoever has exactly this number or mail, or had this case",
      answer:
        "All of them, their addresses, what is still open and has to be closed before they are erased, and by when the customer has an answer",
    },
    "GET /api/privacy/customer/export.json": {
      ...privacy,
      query: customerQuery,
      summary: "The same with every word and file, as one file",
      answer: "JSON, written as it is read",
    },
    "POST /api/privacy/customer/erase": {
      ...privacy,
      body: eraseCustomer,
      summary:
        "Erase them everywhere; report totals stay. Ask again while any are left. `still_open` names what of theirs has to be closed first",
      answer: "How many are erased, left, and kept by a legal hold",
    },
    "GET /api/privacy/retention": {
      ...privacy,
      summary: "How long each campaign's recordings are kept",
      answer: "Every campaign",
    },
    "PUT /api/privacy/retention/:name": {
      ...privacy,
      body: retentionDraft,
      summary: "Set it, or a legal hold, which stops deleting and erasing",
      answer: "The campaign's retention",
    },
  },
};
