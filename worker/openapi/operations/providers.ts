import { z } from "zod";
import { pageQuery } from "../../../protocol/configuration.ts";
import { providerFields, providerTest, replaceProvider } from "../../../protocol/providers.ts";
import type { Area, Operation } from "../operation.ts";

const providers = { by: "user", needs: "providers" } as const satisfies Partial<Operation>;

export const providerArea: Area = {
  name: "Providers",
  about: "Accounts at carriers.",
  operations: {
    "GET /api/providers": {
      ...providers,
      summary: "List accounts",
      query: pageQuery,
      answer: "A page of accounts, without secrets",
    },
    "POST /api/providers": {
      ...providers,
      summary: "Create an account",
      body: providerFields,
      status: 201,
      answer: "The account",
    },
    "GET /api/providers/:name": { ...providers, summary: "One account", answer: "The account, without secrets" },
    "PUT /api/providers/:name": {
      ...providers,
      summary: "Change an account; a secret that is left out stays",
      body: z.intersection(providerFields, replaceProvider),
      answer: "The account",
    },
    "DELETE /api/providers/:name": { ...providers, summary: "Delete an account", status: 204, answer: "Deleted" },
    "GET /api/provider-choices": { by: "user", summary: "Accounts to choose from in a form", answer: "Their names" },
    "POST /api/providers/:name/test": {
      ...providers,
      summary: "Send a message to a number of one's own",
      body: providerTest,
      answer: "What the carrier answered",
    },
    "GET /api/provider-health": {
      ...providers,
      summary: "The same of every account",
      answer: "`{items: [{name, health}]}`",
    },
    "GET /api/providers/:name/health": { ...providers, summary: "Last in, last out, last error", answer: "The health" },
    "GET /api/providers/:name/templates": { ...providers, summary: "Templates of WhatsApp", answer: "All of them" },
    "POST /api/providers/:name/templates/sync": {
      ...providers,
      summary: "Read the templates from the carrier",
      answer: "All of them",
    },
    "GET /api/providers/:name/unread": {
      ...providers,
      summary: "Webhooks that nobody could read, or for numbers of nobody",
      answer: "The last hundred",
    },
    "DELETE /api/providers/:name/unread/:id": {
      ...providers,
      summary: "Discard one of them",
      status: 204,
      answer: "Gone",
    },
    "GET /api/providers/:name/unread/:id": { ...providers, summary: "One of them as it came", answer: "Its body" },
  },
};
