import { alertFields } from "../../../protocol/alerts.ts";
import { wallboardFields } from "../../../protocol/wallboards.ts";
import type { Area, Operation } from "../operation.ts";

const boards = { by: "user", needs: "watch" } as const satisfies Partial<Operation>;
const limits = {
  by: "user",
  needs: "campaigns",
  status: 204,
  answer: "Boards and mails follow at once",
} as const satisfies Partial<Operation>;

export const boardArea: Area = {
  name: "Boards",
  about: "What happens in a campaign now: figures of its day, agents, customers in line.",
  operations: {
    "GET /api/boards": { ...boards, summary: "What one may watch", answer: "Campaigns, their agents and teams" },
    "GET /api/campaigns/:name/board": { ...boards, summary: "The board, whole", answer: "Figures, agents, the line" },
    "GET /api/campaigns/:name/board/socket": {
      ...boards,
      summary: "The board, whole once and then its changes, pushed",
      status: 101,
      answer: "A WebSocket",
    },
    "GET /api/alert-limits": {
      ...boards,
      summary: "When supervisors are told that something is wrong",
      answer: "Limits for all campaigns, then those that apply to each",
    },
    "PUT /api/alert-limits": {
      ...limits,
      summary: "Limits for all campaigns without their own; who is written to needs `mail-campaigns`",
      body: alertFields,
    },
    "PUT /api/campaigns/:name/alert-limits": { ...limits, summary: "Limits of one campaign", body: alertFields },
    "DELETE /api/campaigns/:name/alert-limits": { ...limits, summary: "As for all campaigns again" },
    "GET /api/alerts/providers": {
      ...boards,
      summary: "Carriers' accounts that fail now, of the campaigns that one sees",
      answer: "Each with the campaigns that write by it",
    },
    "GET /api/wallboards": {
      ...boards,
      summary: "Links of screens on walls",
      answer: "Those in force, without secrets",
    },
    "POST /api/wallboards": {
      ...boards,
      summary: "A link for a screen: whoever has it reads figures and agents of these campaigns, and no customer",
      body: wallboardFields,
      status: 201,
      answer: "The secret is shown this once",
    },
    "DELETE /api/wallboards/:id": { ...boards, summary: "Revoke a link", status: 204, answer: "Its screens go dark" },
    "GET /api/wall": {
      by: "anybody",
      summary: "What a screen shows; `Authorization: Bearer <secret of the link>`",
      answer: "Its name and its campaigns",
    },
    "GET /api/wall/:name/socket": {
      by: "anybody",
      summary: "The board of one of its campaigns without its customers, pushed; the secret goes as ticket",
      status: 101,
      answer: "A WebSocket",
    },
  },
};
