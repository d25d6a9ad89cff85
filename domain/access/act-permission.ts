import type { Permission } from "./permission.ts";

/** What supervisors do with an interaction that is not theirs. */
export type SupervisorsAct = "assign" | "move" | "put-first" | "take" | "close";

/** What each act asks for; the Worker asks it of the campaign, the conversation of the interaction's own. */
export const PERMISSION_OF: Record<SupervisorsAct, Permission> = {
  assign: "transfer",
  move: "transfer",
  "put-first": "transfer",
  take: "take",
  close: "close",
};
