/** What other programs can be told of. A webhook names kinds; an event's type is its kind and what happened, as `interaction.closed`. */
export const EVENT_KINDS = ["interaction", "message", "delivery", "agent", "dialer", "opt-out"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
export type EventType = `${EventKind}.${string}` | "webhook.test";

/** Something that has happened, as it travels from the object that saw it to each webhook that wants it. */
export interface WebhookEvent {
  /** The same event again is the same id: it is sent as `webhook-id`, by which receivers recognise repetitions. */
  id: string;
  type: EventType;
  /** ms when it happened. */
  at: number;
  /** Ids of the campaigns that it concerns; none: of no campaign. */
  campaigns: string[];
  data: object;
}

/** What a webhook wants to hear of. */
export interface Wanted {
  events: readonly EventKind[];
  /** Ids; null: of every campaign, and of none. */
  campaigns: readonly string[] | null;
}

/** `interaction` of `interaction.closed`. */
export function kindOf(type: EventType): EventKind | "webhook" {
  return type.slice(0, type.indexOf(".")) as EventKind | "webhook";
}

/** Whether it wants an event of this kind that concerns these campaigns (ids). */
export function wants({ events, campaigns }: Wanted, kind: EventKind, concerned: readonly string[]): boolean {
  if (!events.includes(kind)) return false;
  return campaigns === null || concerned.some((one) => campaigns.includes(one));
}
