import { pageQuery } from "../../../protocol/configuration.ts";
import { mailboxFields, replaceMailbox } from "../../../protocol/mailboxes.ts";
import type { Area, Operation } from "../operation.ts";

const mailboxes = { by: "user", needs: "mail-campaigns" } as const satisfies Partial<Operation>;

export const mailArea: Area = {
  name: "Mail",
  about: "Addresses that receive and send.",
  operations: {
    "GET /api/mailboxes": {
      ...mailboxes,
      summary: "List mailboxes",
      query: pageQuery,
      answer: "A page of mailboxes, without passwords",
    },
    "POST /api/mailboxes": {
      ...mailboxes,
      summary: "Create a mailbox; of an enabled one with its own server we sign in there first",
      body: mailboxFields,
      status: 201,
      answer: "The mailbox",
    },
    "GET /api/mailbox-choices": { ...mailboxes, summary: "Mailboxes to choose from in a form", answer: "Their names" },
    "GET /api/mailboxes/:name": { ...mailboxes, summary: "One mailbox", answer: "The mailbox, without its password" },
    "GET /api/mailboxes/:name/health": {
      ...mailboxes,
      summary: "Last in, last out, last error of a mailbox",
      answer: "The health",
    },
    "GET /api/mailbox-health": {
      ...mailboxes,
      summary: "The same of every mailbox",
      answer: "`{items: [{name, health}]}`",
    },
    "PUT /api/mailboxes/:name": {
      ...mailboxes,
      summary: "Change a mailbox; a password that is left out stays",
      body: replaceMailbox,
      answer: "The mailbox",
    },
    "DELETE /api/mailboxes/:name": { ...mailboxes, summary: "Delete a mailbox", status: 204, answer: "Deleted" },
    "POST /api/mailboxes/:name/test": {
      ...mailboxes,
      summary: "Send a mail from it to itself, and wait at most 20 s for its return",
      answer: "What became of it",
    },
  },
};
