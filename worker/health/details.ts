import { isBehind } from "../../domain/backlog.ts";
import { directoryOf, providerOf, webhookOf } from "../../durable-objects/addresses.ts";
import type { HealthDetails } from "../../protocol/health.ts";
import { healthSubjects, subjectNames } from "../../store/configuration/subjects.ts";
import { inTurns } from "../in-turns.ts";
import { listUnread } from "../webhooks/unread.ts";
import { asides } from "./aside.ts";
import { conditions } from "./conditions.ts";

/** Being told of a change takes seconds; longer than this, somebody has to look. */
const STUCK_MS = 10 * 60_000;

type Part<K extends keyof HealthDetails> = NonNullable<HealthDetails[K]>;

/** What waits, fails or was not understood, over the whole installation. What cannot be read leaves the rest as it is. */
export async function healthDetails(env: Env, now: number): Promise<HealthDetails> {
  const subjects = healthSubjects(env.CONFIG);
  const seen = subjects.then((all) => conditions(env, all));
  const [notYetTold, dialers, behind, aside, mails, providers, webhooks] = await Promise.all([
    orNull("not yet told", untold(env, now)),
    orNull(
      "dialers",
      seen.then((all) => all.flatMap(({ name, stuck }) => (stuck === null ? [] : { name, ...stuck }))),
    ),
    orNull(
      "behind",
      seen.then((all) => behindOf(all, now)),
    ),
    orNull("aside", asides(env)),
    orNull("mails", directoryOf(env).unkeptMails()),
    orNull(
      "providers",
      subjects.then(({ accounts }) => providersOf(env, accounts)),
    ),
    orNull(
      "webhooks",
      subjects.then(({ listening }) => webhooksOf(env, listening)),
    ),
  ]);
  return { notYetTold, dialers, behind, aside, mails, providers, webhooks };
}

type Subjects = Awaited<ReturnType<typeof healthSubjects>>;

function behindOf(all: Awaited<ReturnType<typeof conditions>>, now: number): Part<"behind"> {
  return all.flatMap(({ kind, name, backlog }) => {
    if (backlog === null) return { kind, name, calls: 0, since: null };
    return isBehind(backlog, now) ? { kind, name, ...backlog } : [];
  });
}

async function untold(env: Env, now: number): Promise<Part<"notYetTold">> {
  const rows = await directoryOf(env).untold();
  const ids = rows.map(({ id }) => id);
  const names = await subjectNames(env.CONFIG, ids).catch(() => new Map<string, string>());
  return rows.map(({ kind, id, since }) => ({
    kind,
    name: names.get(id) ?? id,
    since,
    stuck: now - since > STUCK_MS,
  }));
}

function providersOf(env: Env, accounts: Subjects["accounts"]): Promise<Part<"providers">> {
  return inTurns(accounts, async ({ id, name, enabled, door }) => {
    const [seen, unread] = await Promise.all([
      orNull(`provider ${name}`, providerOf(env, id).health()),
      orNull(`unread of ${name}`, listUnread(env, door)),
    ]);
    return { name, enabled, seen, unread: unread?.length ?? null };
  });
}

function webhooksOf(env: Env, listening: Subjects["listening"]): Promise<Part<"webhooks">> {
  return inTurns(listening, async ({ id, name, enabled, offReason }) => {
    const seen = await orNull(`webhook ${name}`, webhookOf(env, id).health());
    const counts = seen === null ? null : { waiting: seen.counts.waiting, failed: seen.counts.failed };
    return { id, name, enabled, offReason, failingSince: seen?.failingSince ?? null, counts };
  });
}

async function orNull<Of>(what: string, asked: Promise<Of>): Promise<Of | null> {
  try {
    return await asked;
  } catch (error) {
    console.error("health", what, error);
    return null;
  }
}
