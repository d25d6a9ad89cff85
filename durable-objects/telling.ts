import type { EventKind, WebhookEvent } from "../domain/webhook/event.ts";
import type { Agenda } from "./agenda.ts";
import { mayBeWanted } from "./listening.ts";
import { WEBHOOKS } from "./post.ts";

/** Says what has happened in these campaigns (ids), as `interaction` `closed`: inside the transaction of it, `send` after. `at` in ms. */
export type TellPrograms = (
  kind: EventKind,
  what: string,
  at: number,
  campaigns: readonly string[],
  data: object,
) => void;

/** By the outbox, and only what some webhook may want: an event that nobody hears costs no row. */
export function programsTold(env: Env, agenda: Pick<Agenda, "post">): TellPrograms {
  return (kind, what, at, campaigns, data) => {
    if (!mayBeWanted(env, kind, campaigns)) return;
    const event: WebhookEvent = {
      id: crypto.randomUUID(),
      type: `${kind}.${what}`,
      at,
      campaigns: [...campaigns],
      data,
    } as const;
    agenda.post(WEBHOOKS, { verb: "event", event });
  };
}
