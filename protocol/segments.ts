import { SegmentedMessage } from "sms-segments-calculator";

/** What a text costs as SMS: GSM-7 carries 160 characters in one message or 153 a part, Unicode 70 or 67 (3GPP TS 23.038, 23.040). */

const GSM_BASIC = "@£$¥èéùìòÇ\\nØø\\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,\\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà";
/** Each takes two places. */
const GSM_EXTENDED = "\\f^{}\\\\[~\\]|€";
const ALL_GSM = new RegExp(`^[${GSM_BASIC}${GSM_EXTENDED}]*$`);
const EXTENDED = new RegExp(`[${GSM_EXTENDED}]`);
/** Texts whose characters are one UTF-16 unit and one sign each: no emoji, no combining marks, no line ends of two. */
const SIMPLE =
  /^(?:[ -~\n\u00a0-\u02ff\u0370-\u0482\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u214f])*$/;

const ONE_GSM = 160;
const PART_GSM = 153;
const ONE_UNICODE = 70;
const PART_UNICODE = 67;

export interface SmsCost {
  encoding: "GSM-7" | "UCS-2";
  segments: number;
  /** Places that it takes: a GSM character of the extension table takes two. */
  characters: number;
  /** The same said with characters that cost less; null where nothing is saved. Only offered: a text is never altered silently. */
  cheaper: { text: string; segments: number } | null;
  /** The characters that make it Unicode, each once, in order of appearance. */
  culprits: string[];
}

/** Whether GSM-7 can carry it. */
export function fitsGsm(text: string): boolean {
  return ALL_GSM.test(text);
}

/** How many messages it is charged as; an empty text is one. Fast enough for every row of a list. */
export function segmentsOf(text: string): number {
  if (fitsGsm(text)) return gsmSegments(text);
  if (SIMPLE.test(text)) return text.length <= ONE_UNICODE ? 1 : Math.ceil(text.length / PART_UNICODE);
  return new SegmentedMessage(text).segments.length;
}

/** All that a composer shows of a text: what it costs, why, and what would make it cheaper. */
export function costOf(text: string): SmsCost {
  const message = new SegmentedMessage(text);
  const segments = message.segments.length;
  if (message.encodingName === "GSM-7")
    return { encoding: "GSM-7", segments, characters: message.numberOfCharacters, cheaper: null, culprits: [] };
  const culprits = [...new Set(message.graphemes.filter((grapheme) => !fitsGsm(grapheme)))];
  const plain = plainer(text);
  const saves = fitsGsm(plain) && segmentsOf(plain) < segments;
  return {
    encoding: "UCS-2",
    segments,
    characters: text.length,
    cheaper: saves ? { text: plain, segments: segmentsOf(plain) } : null,
    culprits,
  };
}

/** A character that takes two places does not stand astride two parts. */
function gsmSegments(text: string): number {
  if (!EXTENDED.test(text)) return text.length <= ONE_GSM ? 1 : Math.ceil(text.length / PART_GSM);
  const widths = Array.from(text, (character) => (EXTENDED.test(character) ? 2 : 1));
  if (widths.reduce((sum, width) => sum + width, 0) <= ONE_GSM) return 1;
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > PART_GSM) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
}

/** Typographic signs as plain ones, and letters without the accents that GSM-7 does not know (é, ñ, ü stay: it knows them). */
function plainer(text: string): string {
  const smart = new SegmentedMessage(text, "auto", true).graphemes.join("");
  return Array.from(smart.normalize("NFC"), (character) => {
    if (fitsGsm(character)) return character;
    const bare = character.normalize("NFKD").replaceAll(/\p{M}/gu, "");
    return bare !== "" && fitsGsm(bare) ? bare : character;
  }).join("");
}
