import { directoryOf } from "../../durable-objects/addresses.ts";
import type { AgentMembership, Principal } from "../../protocol/snapshots.ts";
import { isProgram } from "./caller.ts";

/** The campaigns that somebody works in, as `Directory` knows them; another program works in none. */
export async function membershipsOf(env: Env, by: Principal): Promise<AgentMembership[]> {
  return isProgram(by) ? [] : ((await directoryOf(env).agent(by.user))?.memberships ?? []);
}
