/** The few words on the customer's page itself; the frame has its own. */
const WORDS = {
  es: {
    title: "Chat",
    close: "Cerrar el chat",
    open: (n: number) => (n === 0 ? "Abrir el chat" : `Abrir el chat, ${n} sin leer`),
  },
  en: {
    title: "Chat",
    close: "Close the chat",
    open: (n: number) => (n === 0 ? "Open the chat" : `Open the chat, ${n} unread`),
  },
  pt: {
    title: "Chat",
    close: "Fechar o chat",
    open: (n: number) => (n === 0 ? "Abrir o chat" : `Abrir o chat, ${n} não lidas`),
  },
} as const;

export function words(language: keyof typeof WORDS) {
  return WORDS[language];
}
