import type { Language } from "../../../domain/campaign/campaign.ts";

/** The few words on the customer's page itself; the frame has its own. */
export const WORDS = {
  es: {
    title: "Chat",
    close: "Cerrar el chat",
    dismiss: "Descartar",
    open: (n: number) => (n === 0 ? "Abrir el chat" : `Abrir el chat, ${n} sin leer`),
  },
  en: {
    title: "Chat",
    close: "Close the chat",
    dismiss: "Dismiss",
    open: (n: number) => (n === 0 ? "Open the chat" : `Open the chat, ${n} unread`),
  },
  pt: {
    title: "Chat",
    close: "Fechar o chat",
    dismiss: "Dispensar",
    open: (n: number) => (n === 0 ? "Abrir o chat" : `Abrir o chat, ${n} não lidas`),
  },
} as const satisfies Record<Language, unknown>;

/** `pt-BR` and the like; another language is answered in Spanish. */
export function languageOf(locale: string): Language {
  const found = Object.keys(WORDS).find((language) => locale.toLowerCase().startsWith(language));
  return (found as Language | undefined) ?? "es";
}

const svg = (name: string, size: number, path: string) =>
  `<svg class="${name}" viewBox="0 0 24 24" width="${size}" height="${size}" aria-hidden="true"><path d="${path}"/></svg>`;

export const ICON =
  svg("chat", 24, "M12 4a8 8 0 0 1 0 16 8.600 8.600 0 0 1-3.600-.8L4 20l.9-3.900A8 8 0 0 1 12 4z") +
  svg("down", 24, "m6 9.500 6 6 6-6");
export const CLOSE_ICON = svg("cross", 20, "m6 6 12 12M18 6 6 18");
