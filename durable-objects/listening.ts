import { type EventKind, kindOf, type WebhookEvent, wants } from "../domain/webhook/event.ts";
import { directoryOf, webhookOf } from "./addresses.ts";
import type { Listening } from "./directory/directory.ts";

/** Asked anew after so long. */
const FRESH_MS = 20_000;
/** What was known so long ago is not known: whatever happens then is written down, and who wants it is asked when it is sent. */
const STALE_MS = 120_000;
const ASK_EVERY_MS = 5_000;

let known: { listening: Listening[]; at: number } | null = null;
let askedAt = 0;

/**
 * Whether such an event may be wanted by a webhook: false only where it is known that none does, so that an installation without webhooks
 * writes nothing for them. Answers at once, from what this isolate knows; a webhook hears of everything within two minutes of being made.
 */
export function mayBeWanted(env: Env, kind: EventKind, campaigns: readonly string[], now = Date.now()): boolean {
  const age = now - (known?.at ?? 0);
  if (age > FRESH_MS && now - askedAt > ASK_EVERY_MS) {
    askedAt = now;
    queueMicrotask(() => void ask(env).catch(() => {}));
  }
  if (known === null || age > STALE_MS) return true;
  return known.listening.some((one) => wants(one, kind, campaigns));
}

/** Takes events to the webhooks that want them. Throws while it cannot be told which those are, or one does not answer: they come again. */
export async function tellWebhooks(env: Env, events: WebhookEvent[]): Promise<void> {
  const fresh = known !== null && Date.now() - known.at < FRESH_MS;
  const listening = fresh && known !== null ? known.listening : await ask(env);
  const wanted = listening
    .map((one) => ({ id: one.id, theirs: events.filter((event) => isWanted(one, event)) }))
    .filter(({ theirs }) => theirs.length > 0);
  if (wanted.length === 0) return;
  const names = await directoryOf(env).campaignNames([...new Set(events.flatMap((event) => event.campaigns))]);
  const named = (event: WebhookEvent): WebhookEvent => {
    const campaigns = event.campaigns.map((id) => ({ id, name: names[id] ?? "" }));
    return { ...event, data: { campaigns, ...event.data } };
  };
  await Promise.all(wanted.map(({ id, theirs }) => webhookOf(env, id).hear(theirs.map(named))));
}

/** Somebody has changed a webhook here: it is in force at once in this isolate. */
export function forgetListening(): void {
  known = null;
}

function isWanted(one: Listening, { type, campaigns }: WebhookEvent): boolean {
  const kind = kindOf(type);
  return kind !== "webhook" && wants(one, kind, campaigns);
}

async function ask(env: Env): Promise<Listening[]> {
  const listening = await directoryOf(env).webhooks();
  known = { listening, at: Date.now() };
  return listening;
}
