import { isForwarded } from "./subject.ts";

/** A mail's text in three: `above` + `own` + `below` is the whole of it, to the letter. */
export interface SplitText {
  /** What an answer written underneath quotes first. */
  above: string;
  /** The new words, signature included. */
  own: string;
  /** What an answer written on top drags along. */
  below: string;
}

/** Lines that are looked at; an answer's new words are not behind them. */
const MOST_LINES = 5_000;
/** A line of attribution is folded by clients into as many. */
const ATTRIBUTION_LINES = 4;
const LONGEST_ATTRIBUTION = 500;

const OPENING = /^(?:on|el|em|a|no dia|le|il|am|op|den|\d{4}[-/]\d{1,2}|[\p{L}.]{2,4}, \d)/iu;
const CLOSING =
  /(?:wrote|writes|escribi(?:ó|o)|escribe|escreveu|escreve|a écrit|ha scritto|schrieb|schreef|skrev)\s*(?:lo siguiente)?\s*:$/iu;
const SEPARATOR =
  /^[-_*\s]{0,40}(?:original message|mensaje original|mensagem original|original appointment|message d'origine|ursprüngliche nachricht)[-_*\s]{0,40}:?$/i;
const FORWARDING =
  /^[-_*\s]{0,40}(?:(?:begin )?forwarded message|mensaje reenviado|mensagem (?:encaminhada|reenviada)|inicio del mensaje reenviado|início da mensagem (?:encaminhada|reenviada))[-_*\s:]{0,40}$/i;
const FROM = /^\W{0,4}(?:from|de|von|da)\W{0,4}:\s*\W{0,4}\S/i;
const OTHER_FIELDS: readonly RegExp[] = [
  /^\W{0,4}(?:sent|date|enviado(?: el| em)?|enviada(?: em)?|fecha|data|envoyé|gesendet)\W{0,4}:/i,
  /^\W{0,4}(?:to|para|à|an|a)\W{0,4}:/i,
  /^\W{0,4}(?:subject|asunto|assunto|objet|betreff|oggetto)\W{0,4}:/i,
];
/** Lines that a header block of Outlook takes. */
const BLOCK_LINES = 8;

/**
 * Parts what is new in an answer from what it quotes (Gmail, Outlook, Apple Mail, Thunderbird; en, es, pt and some neighbours). In
 * doubt nothing is cut: words between quotes, a forwarded mail, a text that would be left empty stay whole.
 */
export function splitQuotation(text: string, subject = ""): SplitText {
  const whole: SplitText = { above: "", own: text, below: "" };
  const lines = text.split(/(?<=\n)/, MOST_LINES);
  const plain = lines.map((line) => line.replaceAll(/[\s\u00a0\u200b\ufeff]+/g, " ").trim());
  if (isForwarded(subject) || plain.some((line) => FORWARDING.test(line))) return whole;
  const below = quotedFrom(plain);
  const above = quotedUntil(plain);
  const cut = (from: number, to: number) => lines.slice(from, to).join("");
  if (below !== null && hasWords(plain.slice(0, below))) {
    const own = cut(0, below);
    return { above: "", own, below: text.slice(own.length) };
  }
  if (above !== null && hasWords(plain.slice(above))) {
    const quoted = cut(0, above);
    return { above: quoted, own: text.slice(quoted.length), below: "" };
  }
  return whole;
}

/** The line from which all is quoted; null: none. */
function quotedFrom(lines: readonly string[]): number | null {
  const tail = quotedTail(lines);
  for (let at = 0; at < lines.length; at++) {
    if (at === tail || isSeparator(lines, at) || isHeaderBlock(lines, at)) return at;
    if (tail !== null && attributionEnd(lines, at) === tail) return at;
  }
  return null;
}

/** The first line of a quotation that reaches the end; null: the last words are not quoted. */
function quotedTail(lines: readonly string[]): number | null {
  let tail: number | null = null;
  for (let at = lines.length - 1; at >= 0 && (lines[at] === "" || isQuoted(lines[at])); at--) {
    if (isQuoted(lines[at])) tail = at;
  }
  return tail;
}

/** The line before which all is one quotation, with its attribution, and behind which there is none; null: it is not so. */
function quotedUntil(lines: readonly string[]): number | null {
  const first = lines.findIndex((line) => line !== "");
  if (first < 0) return null;
  const said = attributionEnd(lines, first);
  let at = said ?? first;
  while (isQuoted(lines[at]) || (lines[at] === "" && isQuoted(lines[at + 1]))) at++;
  // One line that begins with a `>` and that nobody is said to have written may be a sum.
  if (at - (said ?? first) < (said === null ? 2 : 1)) return null;
  return lines.slice(at).some(isQuoted) ? null : at;
}

/** The first line with anything on it behind an attribution that begins here; null: none begins here. */
function attributionEnd(lines: readonly string[], at: number): number | null {
  if (!OPENING.test(lines[at] ?? "")) return null;
  let said = "";
  for (let end = at; end < at + ATTRIBUTION_LINES && end < lines.length; end++) {
    const line = lines[end] ?? "";
    if (isQuoted(line) || (line === "" && end > at + 1)) return null;
    said = `${said} ${line}`.trim();
    if (said.length > LONGEST_ATTRIBUTION) return null;
    if (CLOSING.test(said)) return /\d/.test(said) || said.includes("@") ? behindBlank(lines, end + 1) : null;
  }
  return null;
}

function isSeparator(lines: readonly string[], at: number): boolean {
  return SEPARATOR.test(lines[at] ?? "") && lines.slice(at + 1, at + 4).some((line) => FROM.test(line));
}

function behindBlank(lines: readonly string[], from: number): number {
  let at = from;
  while (lines[at] === "") at++;
  return at;
}

/** Outlook's `From:`, `Sent:`, `To:`, `Subject:`, maybe under a rule. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = /^_{10,}$/.test(lines[at] ?? "") ? at + 1 + (lines[at + 1] === "" ? 1 : 0) : at;
  if (!FROM.test(lines[first] ?? "")) return false;
  const block = lines.slice(first + 1, first + BLOCK_LINES);
  return OTHER_FIELDS.filter((field) => block.some((line) => field.test(line))).length >= 2;
}

function isQuoted(line: string | undefined): boolean {
  return line?.startsWith(">") === true;
}

function hasWords(lines: readonly string[]): boolean {
  return lines.some((line) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(line));
}
