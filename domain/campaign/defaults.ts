import type { Campaign, Channel } from "./campaign.ts";

export type CampaignSettings = Omit<Campaign, "id" | "name" | "caseCode" | "channel" | "strategy">;

/**
 * Every default of a webchat campaign, in one table. What has no default (name, strategy, service level in the form) the
 * administrator must choose; the service level here is what the form suggests.
 */
export const WEBCHAT_DEFAULTS: CampaignSettings = {
  enabled: true,
  order: "leastrecent",
  schedule: { zone: "America/Montevideo", ranges: [], holidays: [] },
  defaultLanguage: "es",
  messages: {
    welcome: {
      es: "¡Hola! Contanos en qué te podemos ayudar.",
      en: "Hello! Tell us how we can help.",
      pt: "Olá! Conte como podemos ajudar.",
    },
    outOfTime: {
      es: "En este momento estamos fuera de horario.",
      en: "We are closed at the moment.",
      pt: "No momento estamos fora do horário de atendimento.",
    },
    notAvailable: {
      es: "Por ahora no hay nadie disponible para atenderte.",
      en: "Nobody is available to help you right now.",
      pt: "No momento não há ninguém disponível para atender você.",
    },
    feedback: {
      es: "Gracias por escribirnos.",
      en: "Thank you for writing to us.",
      pt: "Obrigado por escrever para nós.",
    },
    automaticAgent: {},
  },
  thresholds: { serviceLevel: 60, dropout: 5, chatLength: 900, acd: 20, timeOut: 0, maxChats: 0 },
  checks: { files: true, transcript: true, showAgentName: true, askRating: true, sound: true },
  form: {
    name: "required",
    mail: "optional",
    phone: "hidden",
    phoneLabel: { es: "Teléfono", en: "Phone", pt: "Telefone" },
    message: "required",
    consent: null,
  },
  allowedDomains: [],
  maxInteractions: 3,
  offerTimeout: 0,
  missedOffers: 3,
  rest: 0,
  transferTime: 30,
  transferTo: null,
  inactivity: { warnAfter: 5, closeAfter: 5 },
  waitingForCustomer: 0,
  reopenWindow: 15,
  colour: "#0b6b57",
  provider: null,
  dids: [],
  offline: null,
  doNotKeep: false,
  mailbox: null,
  addresses: [],
  receives: true,
  signature: "",
  mailRating: {
    on: false,
    title: { es: "¿Cómo te atendimos?", en: "How did we do?", pt: "Como foi o atendimento?" },
    thanks: {
      es: "¡Gracias por tu calificación!",
      en: "Thank you for your rating!",
      pt: "Obrigado pela sua avaliação!",
    },
  },
  outOfTimeSubject: {},
  confirmation: { subject: {}, text: {} },
  optOutWords: {
    en: ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"],
    es: ["STOP", "BAJA"],
    pt: ["STOP", "SAIR", "PARAR"],
  },
};

const NO_WORD = { es: "", en: "", pt: "" } as const;

/** What a campaign of SMS, WhatsApp or Messenger starts with where it is not as webchat: no greeting, no form, no silence rule. */
export const MESSAGING_DEFAULTS: CampaignSettings = {
  ...WEBCHAT_DEFAULTS,
  messages: { ...WEBCHAT_DEFAULTS.messages, welcome: NO_WORD, notAvailable: NO_WORD, feedback: NO_WORD },
  thresholds: { ...WEBCHAT_DEFAULTS.thresholds, dropout: 0 },
  inactivity: { warnAfter: 0, closeAfter: 0 },
};

/** FB-3: a page is answered in working hours until somebody says otherwise. */
export const MESSENGER_DEFAULTS: CampaignSettings = {
  ...MESSAGING_DEFAULTS,
  schedule: {
    ...WEBCHAT_DEFAULTS.schedule,
    ranges: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "18:00" }],
  },
};

/** Mails are answered within hours, and a thread goes on for days. */
export const MAIL_DEFAULTS: CampaignSettings = {
  ...MESSAGING_DEFAULTS,
  thresholds: { ...MESSAGING_DEFAULTS.thresholds, serviceLevel: 14_400, chatLength: 14_400 },
};

/** What a new campaign of this channel starts with (docs/defaults.md). */
export function defaultsOf(channel: Channel): CampaignSettings {
  if (channel === "webchat") return WEBCHAT_DEFAULTS;
  if (channel === "email") return MAIL_DEFAULTS;
  return channel === "messenger" ? MESSENGER_DEFAULTS : MESSAGING_DEFAULTS;
}
