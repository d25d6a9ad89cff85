import type { Area, Operation } from "../operation.ts";

const boards = { by: "user", needs: "watch" } as const satisfies Partial<Operation>;

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
  },
};
