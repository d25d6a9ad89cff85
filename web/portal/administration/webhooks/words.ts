import type { EventKind } from "../../../../domain/webhook/event.ts";
import type { EventDeliveryState } from "../../../../protocol/webhooks.ts";
import { m } from "../../../shared/paraglide/messages.js";

const EVENTS: Record<EventKind, () => string> = {
  interaction: m.webhooks_event_interaction,
  message: m.webhooks_event_message,
  delivery: m.webhooks_event_delivery,
  agent: m.webhooks_event_agent,
  dialer: m.webhooks_event_dialer,
  "opt-out": m.webhooks_event_opt_out,
};

const STATES: Record<EventDeliveryState, () => string> = {
  waiting: m.webhooks_state_waiting,
  delivered: m.webhooks_state_delivered,
  failed: m.webhooks_state_failed,
};

export function eventName(kind: EventKind): string {
  return EVENTS[kind]();
}

export function stateName(state: EventDeliveryState): string {
  return STATES[state]();
}
