import type { Backlog } from "../../domain/backlog.ts";
import { deskOf, dialerOf, queueOf } from "../../durable-objects/addresses.ts";
import type { StuckDialer } from "../../protocol/health.ts";
import type { healthSubjects } from "../../store/configuration/subjects.ts";
import { inTurns } from "../in-turns.ts";

/** What an object says of itself; `backlog` null: it does not answer. */
interface Condition {
  kind: "campaign" | "agent" | "dialer";
  name: string;
  stuck: StuckDialer | null;
  backlog: Backlog | null;
}

type Subjects = Pick<Awaited<ReturnType<typeof healthSubjects>>, "campaigns" | "agents" | "dialers">;

const NOTHING_LEFT: Backlog = { calls: 0, since: null };

/** How queues, desks and dialers are. Conversations are too many to be asked: what one has not told, its queue waits for. */
export function conditions(env: Env, { campaigns, agents, dialers }: Subjects): Promise<Condition[]> {
  const asked: (Pick<Condition, "kind" | "name"> & { ask: () => Promise<Pick<Condition, "stuck" | "backlog">> })[] = [
    ...campaigns.map(({ id, name }) => ({
      kind: "campaign" as const,
      name,
      ask: async () => ({ stuck: null, backlog: await queueOf(env, id).backlog() }),
    })),
    ...agents.map(({ id, name }) => ({
      kind: "agent" as const,
      name,
      ask: async () => ({ stuck: null, backlog: await deskOf(env, id).backlog() }),
    })),
    ...dialers.map(({ id, name }) => ({
      kind: "dialer" as const,
      name,
      ask: async () => (await dialerOf(env, id).condition()) ?? { stuck: null, backlog: NOTHING_LEFT },
    })),
  ];
  return inTurns(asked, async ({ kind, name, ask }) => {
    try {
      return { kind, name, ...(await ask()) };
    } catch (error) {
      console.error("health", kind, name, error);
      return { kind, name, stuck: null, backlog: null };
    }
  });
}
