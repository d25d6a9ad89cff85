import type { NumberFormat, ProviderType } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import type { ProviderField } from "./draft.ts";

export const TYPE_NAMES: Record<ProviderType, () => string> = {
  "url-get": m.providers_type_url_get,
  "url-get-auth": m.providers_type_url_get_auth,
  "url-post": m.providers_type_url_post,
  "url-post-auth": m.providers_type_url_post_auth,
  kannel: m.providers_type_kannel,
  dinstar: m.providers_type_dinstar,
  twilio: m.providers_type_twilio,
  vonage: m.providers_type_vonage,
  infobip: m.providers_type_infobip,
  "twilio-whatsapp": m.providers_type_twilio_whatsapp,
  "meta-whatsapp": m.providers_type_meta_whatsapp,
  "meta-messenger": m.providers_type_meta_messenger,
};

/** What an address holds in place of the message's own (SMS-6). */
export const PLACES = { phone: "${phone}", message: "${message}", id: "${id}" };
const byUrl = () => m.providers_lead_url(PLACES);

const LEADS: Record<ProviderType, () => string> = {
  "url-get": byUrl,
  "url-get-auth": byUrl,
  "url-post": byUrl,
  "url-post-auth": byUrl,
  kannel: m.providers_lead_kannel,
  dinstar: m.providers_lead_dinstar,
  twilio: m.providers_lead_twilio,
  vonage: m.providers_lead_vonage,
  infobip: m.providers_lead_infobip,
  "twilio-whatsapp": m.providers_lead_twilio,
  "meta-whatsapp": m.providers_lead_meta_whatsapp,
  "meta-messenger": m.providers_lead_meta_messenger,
};

/** Two lines: what to have at hand, and what to do after saving. */
export function leadOf(type: ProviderType | ""): string[] {
  return (type === "" ? m.providers_lead_choose() : LEADS[type]()).split("\n");
}

interface Words {
  label: () => string;
  hint?: () => string;
}

const WORDS: Record<ProviderField, Words> = {
  url: { label: m.providers_url_own, hint: m.providers_url_own_hint },
  user: { label: m.providers_user },
  from: { label: m.providers_from, hint: m.providers_from_hint },
  ports: { label: m.providers_ports, hint: m.providers_ports_hint },
  encoding: { label: m.providers_encoding, hint: m.providers_encoding_hint },
  pattern: { label: m.providers_pattern, hint: m.providers_pattern_hint },
  country: { label: m.providers_country, hint: m.providers_country_hint },
  numberFormat: { label: m.providers_number_format, hint: m.providers_number_format_hint },
  rate: { label: m.providers_rate, hint: m.providers_rate_hint },
  account: { label: m.providers_account_sid },
  senderId: { label: m.providers_sender_phone },
  humanAgent: { label: m.providers_human_agent, hint: m.providers_human_agent_hint },
  carrierAnswersStop: { label: m.providers_carrier_answers_stop, hint: m.providers_carrier_answers_stop_hint },
  password: { label: m.providers_password },
  token: { label: m.providers_auth_token },
  appSecret: { label: m.providers_app_secret, hint: m.providers_app_secret_hint },
  verifyToken: { label: m.providers_verify_token, hint: m.providers_verify_token_hint },
};

const template: Words = {
  label: () => m.providers_url_template(PLACES),
  hint: () => "https://sms.example.com/send?to=${phone}&text=${message}",
};
const access: Words = { label: m.providers_access_token };

/** Each company calls the same thing by its own name. */
const OWN: Partial<Record<ProviderType, Partial<Record<ProviderField, Words>>>> = {
  "url-get": { url: template },
  "url-get-auth": { url: template },
  "url-post": { url: template },
  "url-post-auth": { url: template },
  kannel: { url: { label: m.providers_url, hint: () => "https://kannel.example.com/cgi-bin/sendsms" } },
  dinstar: { url: { label: m.providers_url, hint: () => "https://gateway.example.com" } },
  vonage: {
    user: { label: m.providers_api_key },
    password: { label: m.providers_api_secret },
    token: { label: m.providers_signature_secret },
  },
  infobip: {
    url: { label: m.providers_url_base, hint: m.providers_url_base_hint },
    token: { label: m.providers_api_key },
  },
  "twilio-whatsapp": { from: { label: m.providers_from_whatsapp } },
  "meta-whatsapp": {
    account: { label: m.providers_account_waba },
    from: { label: m.providers_from_whatsapp },
    token: access,
  },
  "meta-messenger": {
    senderId: { label: m.providers_sender_page },
    from: { label: m.providers_from_page, hint: m.providers_from_page_hint },
    token: access,
  },
};

export function wordsOf(type: ProviderType, field: ProviderField): { label: string; hint: string } {
  const { label, hint } = OWN[type]?.[field] ?? WORDS[field];
  return { label: label(), hint: hint?.() ?? "" };
}

/** A Uruguayan mobile, written in each way. */
export const FORMAT_NAMES: Record<NumberFormat, () => string> = {
  national: () => m.providers_format_national({ example: "098344484" }),
  "plus-e164": () => m.providers_format_plus_e164({ example: "+59898344484" }),
  e164: () => m.providers_format_e164({ example: "59898344484" }),
};
