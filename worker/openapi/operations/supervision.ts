import { agentOrder, supervisionAct } from "../../../protocol/supervision.ts";
import type { Area } from "../operation.ts";

export const supervisionArea: Area = {
  name: "Supervision",
  about: "What supervisors do with interactions that are not theirs, and to agents. The first for its turn wins.",
  operations: {
    "POST /api/conversations/:id/acts": {
      by: "user",
      summary: "Assign, move, put first, take over or close; needs `transfer`, `take` or `close`",
      body: supervisionAct,
      status: 204,
      answer: "It was carried out; 409 with `first` says who was quicker",
    },
    "POST /api/agents/:id/orders": {
      by: "user",
      summary: "Message, break, end of break or log-out; needs `agents.message`, `agents.break` or `agents.logout`",
      body: agentOrder,
      status: 204,
      answer: "The agent is told",
    },
  },
};
