import type { ConversationCall, ConversationReply } from "../calls/conversation.ts";
import type { Actions } from "./actions.ts";
import type { Attendance } from "./attendance.ts";
import type { Ending } from "./ending.ts";
import type { Holding } from "./holding.ts";
import type { Transfers } from "./transfers.ts";

export interface Hearers {
  holding: Holding;
  ending: Ending;
  transfers: Transfers;
  actions: Actions;
  attendance: Attendance;
}

/** Takes what a queue or a desk says to whom it concerns. */
export function heard(
  call: ConversationCall,
  { holding, ending, transfers, actions, attendance }: Hearers,
  now: number,
): ConversationReply {
  switch (call.verb) {
    case "assigned":
      return holding.assigned(call, now);
    case "expire":
      return ending.expired(call, now);
    case "lost":
      return holding.lost(call.interaction, call, now);
    case "answered":
      transfers.answered(call.interaction, call, now);
      return { outcome: "ok" };
    case "hand-over":
      return actions.handOver(call, now);
    case "who-holds":
      return actions.whoHolds(call);
    case "end-session":
      attendance.endSession(call.user, call.session);
      return { outcome: "ok" };
    case "end-watch":
      attendance.endWatch(call.user);
      return { outcome: "ok" };
  }
}
