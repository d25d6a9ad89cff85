import type { Language } from "../campaign/campaign.ts";

/** RFC 5322 section 2.1.1, and the platform's limit. */
export const LONGEST_SUBJECT = 998;

const FORWARDED: Record<Language, string> = { en: "Fwd:", es: "RV:", pt: "ENC:" };
const NONE: Record<Language, string> = { en: "(no subject)", es: "(sin asunto)", pt: "(sem assunto)" };
/** What clients of our customers put before a subject, numbered or not: `Re[2]:`, `RV:`, `ENC:`, `Aw:`, `Rif:`, `Tr:`. */
const ANSWER = "re|res|r|aw|rif|sv|antw|resp|respuesta|resposta";
const FORWARD = "fwd?|rv|enc|wg|tr|i|reenv|reenviado|reenviada|encaminhado|encaminhada";
const PREFIX = new RegExp(`^\\s*(?:${ANSWER}|${FORWARD})\\s*(?:\\[\\d{1,3}\\]|\\(\\d{1,3}\\))?\\s*:`, "i");
const FORWARD_PREFIX = new RegExp(`^\\s*(?:${FORWARD})\\s*(?:\\[\\d{1,3}\\]|\\(\\d{1,3}\\))?\\s*:`, "i");

/** A subject without what answering and forwarding have put before it: `RE: Re[2]: RV: Factura` is `Factura`. */
export function plainSubject(subject: string): string {
  let rest = subject;
  for (let prefix = PREFIX.exec(rest); prefix !== null; prefix = PREFIX.exec(rest)) rest = rest.slice(prefix[0].length);
  return rest.trim();
}

/** `Re: ` once (EML-42). */
export function replySubject(subject: string, language: Language): string {
  return prefixed("Re:", subject, language);
}

/** `Fwd: `, `RV: ` or `ENC: ` once (EML-43). */
export function forwardSubject(subject: string, language: Language): string {
  return prefixed(FORWARDED[language], subject, language);
}

/** Whether it says so itself: `Fwd:`, `RV:`, `ENC:` and their like, in any case. */
export function isForwarded(subject: string): boolean {
  return FORWARD_PREFIX.test(subject);
}

/** What stands where a mail has no subject. */
export function subjectOrNone(subject: string, language: Language): string {
  return subject.trim() === "" ? NONE[language] : subject;
}

function prefixed(prefix: string, subject: string, language: Language): string {
  const whole = `${prefix} ${subjectOrNone(plainSubject(subject), language)}`;
  return whole.slice(0, LONGEST_SUBJECT).toWellFormed().trimEnd();
}
