import type { Language } from "../campaign/campaign.ts";

/** The house's own texts: in letters of the GSM alphabet, so that each is one part. */
const CONFIRMATIONS: Record<Language, string> = {
  es: "Listo: desde ahora no te enviamos mensajes por este medio. Para volver a recibirlos respondé START.",
  en: "Done: we will send you no more messages here. To receive them again reply START.",
  pt: "Pronto: deixamos de enviar mensagens por aqui. Para voltar a receber responda START.",
};

/** The one answer to a STOP, where the carrier does not answer it itself (decisions: STOP). */
export function confirmationOf(language: Language): string {
  return CONFIRMATIONS[language];
}
