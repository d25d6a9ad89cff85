import type { Language } from "../campaign/campaign.ts";
import type { ThreadMail } from "./draft.ts";
import { escapeHtml, textToHtml } from "./html.ts";
import type { MailAddress } from "./mail-address.ts";
import { withoutReplyToken } from "./reply-token.ts";

/** The words around a quoted or forwarded mail. */
const WORDS: Record<Language, Record<"forwarded" | "from" | "date" | "subject" | "to" | "cc", string>> = {
  en: { forwarded: "Forwarded message", from: "From", date: "Date", subject: "Subject", to: "To", cc: "Cc" },
  es: { forwarded: "Mensaje reenviado", from: "De", date: "Fecha", subject: "Asunto", to: "Para", cc: "Cc" },
  pt: { forwarded: "Mensagem encaminhada", from: "De", date: "Data", subject: "Assunto", to: "Para", cc: "Cc" },
};
const LOCALES: Record<Language, string> = { en: "en-GB", es: "es-UY", pt: "pt-BR" };
const QUOTE = 'style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex"';

/** How a mail's quotation is worded: in which language, and by which clock (IANA zone). */
export interface Wording {
  language: Language;
  zone: string;
}

/** Quotes a mail: who wrote it and when, then its words with `>` before each line. */
export function quoted(mail: ThreadMail<unknown>, wording: Wording): { text: string; html: string } {
  const said = attribution(mail, wording);
  const lines = mail.text.replaceAll(/\r\n?/g, "\n").trimEnd().split("\n");
  const text = `${said}\n${lines.map((line) => (line.startsWith(">") ? `>${line}` : `> ${line}`.trimEnd())).join("\n")}`;
  const inside = mail.safeHtml ?? textToHtml(mail.text.trimEnd());
  return {
    text,
    html: `<div>${escapeHtml(said)}</div>\n<blockquote type="cite" ${QUOTE}>\n${inside}\n</blockquote>`,
  };
}

/** A mail passed on whole: its header's lines, then its words as they were (EML-43). */
export function passedOn(mail: ThreadMail<unknown>, { language, zone }: Wording): { text: string; html: string } {
  const words = WORDS[language];
  const lines = [
    `---------- ${words.forwarded} ----------`,
    `${words.from}: ${shown(mail.from)}`,
    `${words.date}: ${moment(mail.at, { language, zone })}`,
    `${words.subject}: ${oneLine(mail.subject)}`,
    `${words.to}: ${mail.to.map(shown).join(", ")}`,
    ...(mail.cc.length > 0 ? [`${words.cc}: ${mail.cc.map(shown).join(", ")}`] : []),
  ];
  const inside = mail.safeHtml ?? textToHtml(mail.text);
  return {
    text: `${lines.join("\n")}\n\n${mail.text.trimEnd()}`,
    html: `<div>${lines.map(escapeHtml).join("<br>\n")}</div>\n<br>\n<div>\n${inside}\n</div>`,
  };
}

function attribution({ from, at }: ThreadMail<unknown>, wording: Wording): string {
  const when = moment(at, wording);
  const who = shown(from);
  if (wording.language === "es") return `El ${when}, ${who} escribió:`;
  return wording.language === "pt" ? `Em ${when}, ${who} escreveu:` : `On ${when}, ${who} wrote:`;
}

function moment(at: number, { language, zone }: Wording): string {
  const format = { timeZone: zone, dateStyle: "short", timeStyle: "short", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat(LOCALES[language], format).format(at).replaceAll(/[\u00a0\u202f]/g, " ");
}

function shown({ name, address }: MailAddress): string {
  const [plain, at] = [name, address].map((said) => withoutReplyToken(oneLine(said)));
  return plain === "" ? `${at}` : `${plain} <${at}>`;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
