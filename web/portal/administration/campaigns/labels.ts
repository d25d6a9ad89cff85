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
  transferTo: m.campaigns_transfer_limited,
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
  schedule: m.campaigns_section_schedule,
  "schedule.zone": m.campaigns_zone,
  "schedule.ranges": m.campaigns_ranges,
  form: m.campaigns_section_form,
  "form.phoneLabel": m.campaigns_phone_label,
  "form.consent.text": m.campaigns_consent_text,
  "form.consent.link": m.campaigns_consent_link,
  "offline.to": m.settings_offline_to,
  "offline.mailbox": m.settings_offline_mailbox,
  mailbox: m.mailboxes_mailbox,
  addresses: m.mailboxes_addresses,
  receives: m.mailboxes_receives,
  outOfTimeSubject: m.mailboxes_out_of_time_subject,
  "confirmation.subject": m.mailboxes_confirmation_subject,
  "confirmation.text": m.mailboxes_confirmation_text,
  signature: m.mailboxes_section_signature,
  "mailRating.on": m.mailboxes_rating_on,
  "mailRating.title": m.mailboxes_rating_title,
  "mailRating.thanks": m.mailboxes_rating_thanks,
  provider: m.campaigns_provider,
  dids: m.campaigns_dids,
  doNotKeep: m.campaigns_do_not_keep,
  optOutWords: m.campaigns_opt_out_words,
  allowedDomains: m.campaigns_section_domains,
  canned: m.campaigns_section_canned,
  dispositions: m.campaigns_section_dispositions,
};

/** What the field at a path of the draft is called; a text says its language, a list's line its number. */
export function labelOf(path: string): string {
  const own = LABELS[path];
  if (own !== undefined) return own();
  const [, above = "", last = ""] = /^(.*)\.([^.]+)$/.exec(path) ?? [];
  if (above === "") return path;
  const label = labelOf(above);
  if (isLanguage(last)) return m.campaigns_in_language({ label, language: LANGUAGE_NAMES[last] });
  return /^\d+$/.test(last) ? `${label} ${Number(last) + 1}` : label;
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGE_NAMES, text);
}
