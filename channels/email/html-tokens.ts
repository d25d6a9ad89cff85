/** HTML as a run of texts and tags. Reads every character once, whatever is left open: mails are written by anybody. */
export type HtmlToken =
  | { kind: "text"; text: string }
  | { kind: "tag"; name: string; closes: boolean; attributes: string };

/** Whose content is no text of the mail. */
const SKIPPED = new Set([
  "script",
  "style",
  "head",
  "title",
  "template",
  "xml",
  "object",
  "svg",
  "math",
  "select",
  "textarea",
]);

/** The HTML as text, tags and comments, in its order and in time linear to its length, however broken it is. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const find = finder(html);
  let at = 0;
  while (at < html.length) {
    const open = find("<", at);
    if (open > at) yield { kind: "text", text: html.slice(at, open) };
    if (open >= html.length) return;
    const comment = html.startsWith("<!--", open);
    if (comment || html[open + 1] === "!" || html[open + 1] === "?") {
      at = comment ? behind(find("-->", open + 4), 3) : behind(find(">", open), 1);
      continue;
    }
    const name = /^<\/?([A-Za-z][A-Za-z0-9:-]{0,30})/.exec(html.slice(open, open + 34));
    if (name === null) {
      yield { kind: "text", text: "<" };
      at = open + 1;
      continue;
    }
    const [head, written = ""] = name;
    const end = tagEnd(html, open + head.length, find);
    const tag = written.toLowerCase();
    const closes = head.startsWith("</");
    yield { kind: "tag", name: tag, closes, attributes: html.slice(open + head.length, end) };
    at = behind(end, 1);
    if (!closes && SKIPPED.has(tag)) at = find(`</${tag}`, at);
  }
}

/** An attribute's value as it is written; null: it has none. */
export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(
    attributes.slice(0, 4_000),
  );
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? "");
}

/** Where a tag ends: a `>` inside quotation marks is part of a value. */
function tagEnd(html: string, from: number, find: Find): number {
  for (let at = from; at < html.length; at++) {
    const char = html[at];
    if (char === ">") return at;
    if ((char === '"' || char === "'") && html[at - 1] === "=") {
      const close = find(char, at + 1);
      if (close < html.length) at = close;
    }
  }
  return html.length;
}

function behind(at: number, length: number): number {
  return at + length;
}

type Find = (wanted: string, from: number) => number;

/** The next place of a text, without case; the length of all where there is none, which is remembered. */
function finder(html: string): Find {
  const plain = html.replaceAll(/[A-Z]/g, (char) => char.toLowerCase());
  const missing = new Set<string>();
  return (wanted, from) => {
    if (missing.has(wanted)) return html.length;
    const at = plain.indexOf(wanted, from);
    if (at < 0) missing.add(wanted);
    return at < 0 ? html.length : at;
  };
}
