import { z } from "zod";
import { type BlackListUploaded, blackListQuery, blockAddress, unblockAddress } from "../../../protocol/black-list.ts";
import type { Area, Operation } from "../operation.ts";

const CSV = "text/csv";
const problem = z.object({ path: z.string(), code: z.string(), detail: z.string() });
const blocked: z.ZodType<BlackListUploaded> = z.object({
  rows: z.int(),
  added: z.int(),
  warnings: z.array(problem),
});

const blackList = { by: "user-or-key", needs: "blacklist" } as const satisfies Partial<Operation>;

export const blackListArea: Area = {
  name: "The black list",
  about: "Who is not written to. Keys with the scope `blacklist` may come too.",
  operations: {
    "GET /api/blacklist": {
      ...blackList,
      summary: "Search the black list",
      query: blackListQuery,
      answer: "A page of entries",
    },
    "POST /api/blacklist": {
      ...blackList,
      summary: "Block an address",
      body: blockAddress,
      status: 201,
      answer: "The entry",
    },
    "POST /api/blacklist/uploads": {
      ...blackList,
      summary: "Upload a list: `phone;campaign;` a line",
      query: z.object({
        name: z.string().describe("Name of the file, as LIST.csv"),
        registry: z
          .enum(["true", "false"])
          .optional()
          .describe("It is a registry: replaced by the next, ends after 30 days"),
        all: z.enum(["true", "false"]).optional().describe("Lines without a campaign may block everything"),
      }),
      bodyType: CSV,
      status: 201,
      answer: "What was blocked",
      answerSchema: blocked,
    },
    "GET /api/blacklist/export.csv": {
      ...blackList,
      summary: "Export what a search finds",
      query: blackListQuery.omit({ limit: true, cursor: true }),
      answer: "A CSV file",
      answerType: CSV,
    },
    "GET /api/blacklist/:id/tries": { ...blackList, summary: "What an entry has stopped", answer: "The last first" },
    "DELETE /api/blacklist/:id": {
      ...blackList,
      summary: "Take an address off the list",
      body: unblockAddress,
      status: 204,
      answer: "It may be written to again",
    },
  },
};
