import { deskOf } from "../../durable-objects/addresses.ts";
import { forgetCallers } from "./caller.ts";
import { forgetSessions } from "./stored-session.ts";

/**
 * Ended sessions reach what is open: the desk closes their tabs and whatever they look at, and opens no new socket for them during the
 * minute in which their cookie still looks valid. `all`: of tickets whose session is no longer stored, too.
 */
export async function closeSessions(env: Env, user: string, ids: string[], all = false): Promise<void> {
  forgetSessions(ids);
  forgetCallers();
  for (const session of all ? [...ids, "all"] : ids) await deskOf(env, user).endSession({ session });
}
