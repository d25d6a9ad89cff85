import { dialerOf, directoryOf } from "../durable-objects/addresses.ts";
import { sweepSessions } from "../store/access/sessions.ts";
import { sweepTokens } from "../store/access/tokens.ts";
import { forgetWords } from "../store/archive/forgotten-words.ts";
import { enabledDialers } from "../store/configuration/dialers.ts";
import { sweepRefused } from "../store/spool/refused-uploads.ts";
import { moveDue } from "../store/spool/scheduler.ts";
import { writeWebhooksOff } from "./alerts/webhooks-off.ts";
import { writeAlerts } from "./alerts/write.ts";
import { inTurns } from "./in-turns.ts";
import { sweepUnsent } from "./mail/unsent-files.ts";
import { sweepRecordings } from "./privacy/retain.ts";
import { sweepShelves } from "./uploads/shelf.ts";
import { sweepUnread } from "./webhooks/unread.ts";

/** Batches of scheduled messages a minute. */
const MOST_BATCHES = 20;

/**
 * Each minute: a change whose hint was lost is told, messages whose time has come go to their dialers, every dialer that may have
 * something to do is woken, who wants to read of what is wrong is written to, rows of refused lists and recordings that have outlived their time go, and words of erased ones; each hour what has expired. A step that fails hinders no other; its error is
 * thrown when all are done.
 */
export async function everyMinute(env: Env, at: number): Promise<void> {
  const hourly = new Date(at).getUTCMinutes() === 0;
  const minutely = [
    directoryOf(env).changed(),
    wakeDialers(env, at),
    sweepRefused(env.SPOOL, at),
    sweepRecordings(env, at),
    forgetWords(env.ARCHIVE),
    writeAlerts(env, at),
    writeWebhooksOff(env, at),
  ];
  const expired = () => [
    sweepSessions(env.CONFIG, at),
    sweepTokens(env.CONFIG, at),
    sweepShelves(env.FILES, at),
    sweepUnsent(env.FILES, at),
    sweepUnread(env.FILES, at),
  ];
  const swept = hourly ? expired() : [];
  const failed = (await Promise.allSettled([...minutely, ...swept])).filter((step) => step.status === "rejected");
  if (failed.length > 0) throw new AggregateError(failed.map(({ reason }) => reason as unknown));
}

/** SMS-58, SMS-57: a tick is a hint; the dialer itself knows whether it is started and on schedule. */
async function wakeDialers(env: Env, at: number): Promise<void> {
  const awaited = await moveScheduled(env, at).catch((error: unknown) => {
    console.error("scheduled messages", error);
    return [];
  });
  const dialers = [...new Set([...(await enabledDialers(env.CONFIG)), ...awaited])];
  await inTurns(dialers, (id) =>
    dialerOf(env, id)
      .tick()
      .catch((error: unknown) => console.warn(`dialer ${id} is woken the next minute`, error)),
  );
}

async function moveScheduled(env: Env, at: number): Promise<string[]> {
  const dialers = new Set<string>();
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const moved = await moveDue(env.SPOOL, at);
    for (const dialer of moved.dialers) dialers.add(dialer);
    if (!moved.more) break;
  }
  return [...dialers];
}
