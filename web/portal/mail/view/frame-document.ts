import type { SafeMail } from "./safe-html.ts";

/** In words of CSP: pictures that stand in the document itself, styles of elements, and nothing else. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";
const FONT =
  "-apple-system,'Segoe UI Variable Text','Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,system-ui,sans-serif";
const PAPER = { light: "color:#1a1d23;background-color:#ffffff", dark: "color:#e6e8ec;background-color:#16181c" };

export interface Look {
  dark: boolean;
  /** Below 1 where the mail is wider than its place. */
  zoom: number;
}

/** Opened by the reader, and nothing more: no script, no origin, no form, no way up. */
export const FRAME_SANDBOX = "allow-popups allow-popups-to-escape-sandbox";

/** The document of a mail's frame. It says by itself what it may do, besides what its frame allows. */
export function frameDocument({ html, style, coloured }: SafeMail, { dark, zoom }: Look): string {
  const theme = dark && !coloured ? "dark" : "light";
  const own = `margin:0;padding:1px 0;font:14px/1.45 ${FONT};overflow-wrap:break-word;${PAPER[theme]};zoom:${zoom}`;
  return [
    `<!doctype html><html style="color-scheme:${theme};overflow-y:hidden"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="referrer" content="no-referrer"><meta http-equiv="x-dns-prefetch-control" content="off">',
    `</head><body style="${attribute(own)};${attribute(style)}">${html}</body></html>`,
  ].join("");
}

function attribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
