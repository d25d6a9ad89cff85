import type { Permission } from "./permission.ts";

/** What supervisors do with an interaction that is not theirs. */
export type SupervisorsAct = "assign" | "move" | "put-first" | "take" | "close";

/** What supervisors order an agent to do. */
export type SupervisorsOrder = "message" | "break" | "log-out";

/** What each act asks for; the Worker asks it of the campaign, the conversation of the interaction's own. */
export const PERMISSION_OF: Record<SupervisorsAct, Permission> = {
  assign: "transfer",
  move: "transfer",
  "put-first": "transfer",
  take: "take",
  close: "close",
};

/** What each order asks for, of somebody for whom the agent exists. */
export const PERMISSION_OF_ORDER: Record<SupervisorsOrder, Permission> = {
  message: "agents.message",
  break: "agents.break",
  "log-out": "agents.logout",
};
