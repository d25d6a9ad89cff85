import type { Language } from "../../../../domain/campaign/campaign.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { LANGUAGE_NAMES } from "../../language.ts";

const LABELS: Record<string, () => string> = {
  name: m.campaigns_name,
  caseCode: m.campaigns_case_code,
  enabled: m.campaigns_enabled,
  strategy: m.campaigns_strategy,
  order: m.campaigns_order,
  maxInteractions: m.campaigns_max_interactions,
  defaultLanguage: m.campaigns_default_language,
  colour: m.campaigns_colour,
  offerTimeout: m.campaigns_offer_timeout,
  missedOffers: m.campaigns_missed_offers,
  rest: m.campaigns_rest,
  transferTime: m.campaigns_transfer_time,
  "inactivity.warnAfter": m.campaigns_inactivity_warn,
  "inactivity.closeAfter": m.campaigns_inactivity_close,
  waitingForCustomer: m.campaigns_waiting_for_customer,
  reopenWindow: m.campaigns_reopen_window,
  "messages.welcome": m.campaigns_welcome,
  "messages.outOfTime": m.campaigns_out_of_time,
  "messages.notAvailable": m.campaigns_not_available,
  "messages.feedback": m.campaigns_feedback,
  "messages.automaticAgent": m.campaigns_automatic_agent,
  "thresholds.serviceLevel": m.campaigns_service_level,
  "thresholds.dropout": m.campaigns_dropout,
  "thresholds.chatLength": m.campaigns_chat_length,
  "thresholds.acd": m.campaigns_acd,
  "thresholds.timeOut": m.campaigns_time_out,
  "thresholds.maxChats": m.campaigns_max_chats,
};

/** What the field at a path of the draft is called; a text says its language, a list's line is known by its section. */
export function labelOf(path: string): string {
  const own = LABELS[path];
  if (own !== undefined) return own();
  const [, above = "", last = ""] = /^(.*)\.([^.]+)$/.exec(path) ?? [];
  const label = LABELS[above]?.();
  if (label === undefined) return above === "" ? path : labelOf(above);
  return isLanguage(last) ? m.campaigns_in_language({ label, language: LANGUAGE_NAMES[last] }) : label;
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGE_NAMES, text);
}
