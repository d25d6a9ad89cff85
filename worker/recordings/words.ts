import type { Channel, Language } from "../../domain/campaign/campaign.ts";
import type { InteractionItem } from "../../protocol/archive.ts";
import type { EventKey } from "./happened.ts";

interface TranscriptWords {
  case: string;
  customer: string;
  campaign: string;
  subject: string;
  agent: string;
  entered: string;
  closed: string;
  closedAs: string;
  rating: string;
  /** With `{score}`. */
  of: string;
  zone: string;
  file: string;
  mail: string;
  inside: Record<"note" | "whisper", string>;
  state: Record<InteractionItem["state"], string>;
  /** A transfer that says to nobody by name. */
  colleague: string;
  happened: Record<EventKey, string>;
}

/** What a transcript says of itself; the portal says the same on its screen. */
export const TRANSCRIPT_WORDS: Record<Language, TranscriptWords> = {
  en: {
    case: "Case",
    customer: "Customer",
    campaign: "Campaign",
    subject: "Subject",
    agent: "Agent",
    entered: "Entered",
    closed: "Closed",
    closedAs: "Closed as",
    rating: "Rating",
    of: "{score} of 5",
    zone: "Time zone",
    file: "file",
    mail: "Mail",
    colleague: "a colleague",
    inside: { note: "note", whisper: "whisper" },
    state: { closed: "closed", abandoned: "abandoned", short: "short", expired: "expired" },
    happened: {
      entered: "New conversation, case {caseNumber}",
      assigned: "Assigned to {agent}, waited {waited}",
      "assigned-again": "Open again after the close, with {agent}",
      transferring: "{from} transfers it to {to}",
      transferred: "{from} transferred it to {to}",
      "transfer-returned": "Nobody accepted: back with {to}",
      taken: "{by} took it over from {from}",
      "taken-from-line": "{by} took it from the line",
      "back-in-line": "{agent} is gone: back to the head of the line",
      moved: "{by} moved it from {from} to {to}",
      "moved-on": "{by} moved it to {to}",
      "put-first": "{by} put it first in the line",
      "said-welcome": "welcome",
      "said-out-of-time": "out of time",
      "said-not-available": "not available",
      "said-feedback": "farewell",
      "said-automatic-agent": "greeting of the agent",
      "said-inactivity-warning": "are you still there?",
      "said-confirmation": "confirmation",
      closed: "Closed by {by}",
      "closed-itself": "Closed",
      left: "The customer left",
      "expired-time-out": "Nobody was available in time",
      "expired-end-of-schedule": "The campaign closed",
      "expired-out-of-time": "Out of schedule",
      "expired-full": "The line was full",
      "expired-disabled": "The campaign is disabled",
      rated: "Rated {score} of 5",
      "opted-out": "The customer wants no more messages from this sender",
      "opted-out-by": "{by} noted that the customer wants no more messages",
      "opted-in": "The customer wants messages again",
    },
  },
  es: {
    case: "Caso",
    customer: "Cliente",
    campaign: "Campaña",
    subject: "Asunto",
    agent: "Agente",
    entered: "Entró",
    closed: "Cerrada",
    closedAs: "Cerrada como",
    rating: "Calificación",
    of: "{score} de 5",
    zone: "Zona horaria",
    file: "archivo",
    mail: "Correo",
    colleague: "un colega",
    inside: { note: "nota", whisper: "susurro" },
    state: { closed: "cerrada", abandoned: "abandonada", short: "corta", expired: "vencida" },
    happened: {
      entered: "Conversación nueva, caso {caseNumber}",
      assigned: "Asignada a {agent}, esperó {waited}",
      "assigned-again": "Abierta otra vez tras el cierre, con {agent}",
      transferring: "{from} la transfiere a {to}",
      transferred: "{from} la transfirió a {to}",
      "transfer-returned": "Nadie aceptó: volvió a {to}",
      taken: "{by} la tomó de {from}",
      "taken-from-line": "{by} la tomó de la fila",
      "back-in-line": "{agent} se desconectó: volvió al principio de la fila",
      moved: "{by} la pasó de {from} a {to}",
      "moved-on": "{by} la pasó a {to}",
      "put-first": "{by} la puso primera en la fila",
      "said-welcome": "bienvenida",
      "said-out-of-time": "fuera de horario",
      "said-not-available": "no disponible",
      "said-feedback": "despedida",
      "said-automatic-agent": "saludo del agente",
      "said-inactivity-warning": "¿seguís ahí?",
      "said-confirmation": "confirmación",
      closed: "Cerrada por {by}",
      "closed-itself": "Cerrada",
      left: "El cliente se fue",
      "expired-time-out": "Nadie estuvo disponible a tiempo",
      "expired-end-of-schedule": "La campaña cerró",
      "expired-out-of-time": "Fuera de horario",
      "expired-full": "La fila estaba llena",
      "expired-disabled": "La campaña está deshabilitada",
      rated: "Calificó {score} de 5",
      "opted-out": "El cliente no quiere más mensajes de este remitente",
      "opted-out-by": "{by} anotó que el cliente no quiere más mensajes",
      "opted-in": "El cliente quiere recibir mensajes otra vez",
    },
  },
  pt: {
    case: "Caso",
    customer: "Cliente",
    campaign: "Campanha",
    subject: "Assunto",
    agent: "Agente",
    entered: "Entrou",
    closed: "Encerrada",
    closedAs: "Encerrada como",
    rating: "Avaliação",
    of: "{score} de 5",
    zone: "Fuso horário",
    file: "arquivo",
    mail: "E-mail",
    colleague: "um colega",
    inside: { note: "nota", whisper: "sussurro" },
    state: { closed: "encerrada", abandoned: "abandonada", short: "curta", expired: "expirada" },
    happened: {
      entered: "Nova conversa, caso {caseNumber}",
      assigned: "Atribuída a {agent}, esperou {waited}",
      "assigned-again": "Aberta de novo após o fechamento, com {agent}",
      transferring: "{from} transfere para {to}",
      transferred: "{from} transferiu para {to}",
      "transfer-returned": "Ninguém aceitou: voltou para {to}",
      taken: "{by} assumiu de {from}",
      "taken-from-line": "{by} pegou da fila",
      "back-in-line": "{agent} saiu: voltou ao início da fila",
      moved: "{by} passou de {from} para {to}",
      "moved-on": "{by} passou para {to}",
      "put-first": "{by} colocou em primeiro na fila",
      "said-welcome": "boas-vindas",
      "said-out-of-time": "fora do horário",
      "said-not-available": "não disponível",
      "said-feedback": "despedida",
      "said-automatic-agent": "saudação do agente",
      "said-inactivity-warning": "você ainda está aí?",
      "said-confirmation": "confirmação",
      closed: "Encerrada por {by}",
      "closed-itself": "Encerrada",
      left: "O cliente saiu",
      "expired-time-out": "Ninguém ficou disponível a tempo",
      "expired-end-of-schedule": "A campanha fechou",
      "expired-out-of-time": "Fora do horário",
      "expired-full": "A fila estava cheia",
      "expired-disabled": "A campanha está desabilitada",
      rated: "Avaliou {score} de 5",
      "opted-out": "O cliente não quer mais mensagens deste remetente",
      "opted-out-by": "{by} anotou que o cliente não quer mais mensagens",
      "opted-in": "O cliente quer receber mensagens outra vez",
    },
  },
};

/** Names that are the same in every language; mail is not. */
export const CHANNEL_NAMES: Record<Exclude<Channel, "email">, string> = {
  webchat: "Webchat",
  sms: "SMS",
  whatsapp: "WhatsApp",
  messenger: "Messenger",
};
