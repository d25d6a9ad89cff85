import { escapeHtml, textToHtml } from "../../../../domain/mail/html.ts";

/** A mail on paper. */
export interface PrintedMail {
  /** Label and value. */
  head: readonly (readonly [string, string])[];
  /** Made safe; null: `text` is printed. */
  html: string | null;
  style: string;
  text: string;
}

interface Printed {
  title: string;
  about: string;
  mails: readonly PrintedMail[];
}

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
const FONT =
  "-apple-system,'Segoe UI Variable Text','Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,system-ui,sans-serif";

/** The page that is printed: styles stand at their elements, since no sheet of ours is let into a mail's document. */
export function printDocument({ title, about, mails }: Printed): string {
  return [
    '<!doctype html><html style="color-scheme:light"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${escapeHtml(title)}</title></head>`,
    `<body style="margin:0;font:11pt/1.45 ${FONT};color:#000;background:#fff;overflow-wrap:break-word">`,
    `<h1 style="margin:0;font-size:15pt;line-height:1.3">${escapeHtml(title)}</h1>`,
    `<p style="margin:2pt 0 14pt;font-size:9.5pt;color:#444">${escapeHtml(about)}</p>`,
    ...mails.map(ofMail),
    "</body></html>",
  ].join("");
}

function ofMail({ head, html, style, text }: PrintedMail): string {
  const rows = head.map(
    ([label, value]) =>
      `<tr><td style="padding:0 12pt 0 0;color:#444;white-space:nowrap;vertical-align:top">${escapeHtml(label)}</td>` +
      `<td style="padding:0">${escapeHtml(value)}</td></tr>`,
  );
  return [
    '<div style="margin:0 0 18pt;padding:8pt 0 0;border-top:1pt solid #999;print-color-adjust:exact">',
    `<table style="margin:0 0 8pt;border-collapse:collapse;font-size:9.5pt;break-inside:avoid;break-after:avoid">${rows.join("")}</table>`,
    `<div style="${escapeHtml(style)}">${html ?? textToHtml(text)}</div></div>`,
  ].join("");
}
