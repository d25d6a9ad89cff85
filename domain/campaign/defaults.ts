import type { Campaign } from "./campaign.ts";

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
  inactivity: { warnAfter: 5, closeAfter: 5 },
  waitingForCustomer: 0,
  reopenWindow: 15,
  colour: "#0b6b57",
};
