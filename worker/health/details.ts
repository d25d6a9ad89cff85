import { directoryOf, providerOf, webhookOf } from "../../durable-objects/addresses.ts";
import type { HealthDetails } from "../../protocol/health.ts";
import { healthSubjects, subjectNames } from "../../store/configuration/subjects.ts";
import { listUnread } from "../webhooks/unread.ts";

/** Being told of a change takes seconds; longer than this, somebody has to look. */
const STUCK_MS = 10 * 60_000;
/** An invocation has six connections. */
const AT_ONCE = 6;

/** What waits, fails or was not understood, over the whole installation. */
export async function healthDetails(env: Env, now: number): Promise<HealthDetails> {
  const untold = await directoryOf(env).untold();
  const names = await subjectNames(
    env.CONFIG,
    untold.map(({ id }) => id),
  );
  const { accounts, listening } = await healthSubjects(env.CONFIG);
  return {
    notYetTold: untold.map(({ kind, id, since }) => ({
      kind,
      name: names.get(id) ?? id,
      since,
      stuck: now - since > STUCK_MS,
    })),
    providers: await inTurns(accounts, async ({ id, name, enabled, door }) => ({
      name,
      enabled,
      seen: await providerOf(env, id)
        .health()
        .catch(() => null),
      unread: (await listUnread(env, door)).length,
    })),
    webhooks: await inTurns(listening, async ({ id, name, enabled, offReason }) => {
      const { failingSince, counts } = await webhookOf(env, id).health();
      return { id, name, enabled, offReason, failingSince, waiting: counts.waiting, failed: counts.failed };
    }),
  };
}

async function inTurns<One, Of>(all: readonly One[], ask: (one: One) => Promise<Of>): Promise<Of[]> {
  const answers: Of[] = [];
  for (let first = 0; first < all.length; first += AT_ONCE)
    answers.push(...(await Promise.all(all.slice(first, first + AT_ONCE).map(ask))));
  return answers;
}
