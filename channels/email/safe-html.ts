import { escapeHtml } from "../../domain/mail/html.ts";
import { decodeEntities } from "./entities.ts";
import { htmlTokens } from "./html-tokens.ts";
import { safeStyle } from "./safe-style.ts";

const ALIGNED = ["align", "valign", "width", "height", "bgcolor"];
/** Elements that a mail needs, and their attributes besides `style`, `dir` and `title`. */
const ELEMENTS: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    "abbr b big blockquote br center cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd p pre q s samp small span strike strong sub sup tt u ul var wbr"
      .split(" ")
      .map((name) => [name, ["align"]]),
  ),
  a: ["href"],
  img: ["src", "alt", "width", "height", "align"],
  font: ["color", "face", "size"],
  ol: ["start", "type"],
  li: ["value"],
  table: [...ALIGNED, "border", "cellpadding", "cellspacing"],
  thead: ALIGNED,
  tbody: ALIGNED,
  tfoot: ALIGNED,
  tr: ALIGNED,
  td: [...ALIGNED, "colspan", "rowspan"],
  th: [...ALIGNED, "colspan", "rowspan"],
  caption: ["align"],
  colgroup: ["span", "width"],
  col: ["span", "width"],
};
const VOID = new Set(["br", "hr", "img", "wbr", "col"]);
/** What ends by itself where one of the same kind begins. */
const ENDED_BY: Record<string, readonly string[]> = {
  p: ["p"],
  li: ["li"],
  dt: ["dt", "dd"],
  dd: ["dt", "dd"],
  td: ["td", "th"],
  th: ["td", "th"],
  tr: ["td", "th", "tr"],
};
/** Deeper elements lose their tags: no mail needs them, and some clients fall over them. */
const DEEPEST = 100;
/** Characters of one tag's attributes that are looked at. */
const LONGEST_TAG = 20_000;
const LONGEST_VALUE = 2_000;

/**
 * HTML that may leave the house, or be quoted to somebody else: only elements, attributes and styles of a list, each written anew,
 * every one closed. Whatever is no such thing is text or nothing, so no script, form, frame, style sheet or handler gets through, and
 * nothing breaks out of the quotation that it stands in. Images by `cid:` and http, links by http, mailto and tel.
 */
export function safeHtml(html: string): string {
  const open: string[] = [];
  let written = "";
  const close = () => {
    written += `</${open.pop()}>`;
  };
  for (const token of htmlTokens(html)) {
    if (token.kind === "text") {
      written += escapedText(token.text);
      continue;
    }
    const { name, closes, attributes } = token;
    const allowed = Object.hasOwn(ELEMENTS, name) ? ELEMENTS[name] : undefined;
    if (allowed === undefined) continue;
    if (closes) {
      if (open.includes(name)) while (open.at(-1) !== name) close();
      if (open.at(-1) === name) close();
      continue;
    }
    const ends = ENDED_BY[name] ?? [];
    while (ends.includes(open.at(-1) ?? "")) close();
    if (open.length >= DEEPEST) continue;
    const kept = safeAttributes(name, allowed, attributes);
    if (name === "img" && !kept.includes(" src=")) continue;
    written += `<${name}${kept}>`;
    if (!VOID.has(name)) open.push(name);
  }
  while (open.length > 0) close();
  return written;
}

/** Safe HTML with each image by `cid:` called by another Content-ID; those of which there is none (null) are left out. */
export function renamedImages(safe: string, rename: (contentId: string) => string | null): string {
  return safe.replaceAll(/<img[^>]* src="cid:([^"]*)"[^>]*>/g, (image, id: string) => {
    const name = rename(decodeEntities(id));
    return name === null ? "" : image.replace(` src="cid:${id}"`, () => ` src="cid:${escapeHtml(name)}"`);
  });
}

function safeAttributes(element: string, allowed: readonly string[], attributes: string): string {
  const seen = new Set<string>();
  let kept = "";
  for (const [, written = "", double, single, bare] of attributes
    .slice(0, LONGEST_TAG)
    .matchAll(/([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+))/g)) {
    const name = written.toLowerCase();
    if (seen.has(name) || !(allowed.includes(name) || ["style", "dir", "title"].includes(name))) continue;
    seen.add(name);
    const value = safeValue(element, name, decodeEntities(double ?? single ?? bare ?? ""));
    if (value !== null && value !== "") kept += ` ${name}="${escapeHtml(value)}"`;
  }
  return kept;
}

/** Null: it says something that is not sent on. */
function safeValue(element: string, name: string, written: string): string | null {
  const value = written.replaceAll(/\p{Cc}+/gu, " ").trim();
  if (name === "style") return safeStyle(value);
  if (value.length > LONGEST_VALUE) return null;
  if (name === "href") return safeAddress(value, /^(?:https?:\/\/|mailto:|tel:)/i);
  if (name === "src") return safeAddress(value, element === "img" ? /^(?:https?:\/\/|cid:)/i : /^$/);
  if (name === "title" || name === "alt") return value.toWellFormed();
  if (name === "dir") return /^(ltr|rtl|auto)$/i.test(value) ? value : null;
  return /^[\w#%.,' -]{1,100}$/.test(value) ? value : null;
}

/** White space inside an address hides what it is, and browsers take it out. */
function safeAddress(value: string, schemes: RegExp): string | null {
  const address = value.replaceAll(/\s+/g, "");
  return schemes.test(address) ? address.toWellFormed() : null;
}

/** Character references stay as they are written: in text they are never markup. */
function escapedText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\n\t\r]/gu, "")
    .replaceAll(/&(?!(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});)/gi, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
