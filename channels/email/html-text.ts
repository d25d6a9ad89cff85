import { decodeEntities } from "./entities.ts";
import { attribute, htmlTokens } from "./html-tokens.ts";

const PARAGRAPHS = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "dl",
  "table",
  "blockquote",
  "pre",
  "figure",
]);
const LINES = new Set(
  "div tr li section article header footer main nav aside address dt dd form center fieldset caption figcaption".split(
    " ",
  ),
);
/** Deeper quotations look like this one. */
const DEEPEST = 8;
/** Lines of a link's words that are compared with its address. */
const LONGEST_LINK = 5;
/** As Outlook draws the rule above a quoted mail. */
const RULE = "_".repeat(32);

/**
 * The text of a mail's HTML as plain mail writes it: paragraphs apart, quotations behind `>`, list items behind `-`. `links`: an
 * address is told behind its words where these do not name it, and an image's description stands for it.
 */
export function htmlToText(html: string, { links }: { links: boolean }): string {
  const page = new Page();
  const targets: { words: string; target: string | null }[] = [];
  for (const token of htmlTokens(html)) {
    if (token.kind === "text") {
      page.write(decodeEntities(token.text));
      continue;
    }
    const { name, closes, attributes } = token;
    if (name === "blockquote") page.quote(closes ? -1 : 1);
    else if (PARAGRAPHS.has(name)) page.breakLine(2);
    else if (LINES.has(name)) page.breakLine(1);
    if (name === "pre") page.keepSpaces(!closes);
    else if (name === "br") page.newLine();
    else if (name === "hr") page.rule();
    else if (name === "li" && !closes) page.write("- ");
    else if (name === "td" || name === "th") page.write(" ");
    else if (name === "img" && links) page.write(picture(attribute(attributes, "alt")));
    else if (name === "a" && links) {
      if (!closes) targets.push({ words: page.mark(), target: attribute(attributes, "href") });
      else page.write(told(targets.pop(), page));
    }
  }
  return page.text();
}

/** Apart from the words that it stands in. */
function picture(alt: string | null): string {
  const said = decodeEntities(alt ?? "").trim();
  return said === "" ? "" : `[${said}]`;
}

/** ` (https://…)`, where the words do not say it already. */
function told(link: { words: string; target: string | null } | undefined, page: Page): string {
  const target = decodeEntities(link?.target ?? "").trim();
  if (!/^(https?:|mailto:|tel:)/i.test(target) || link === undefined) return "";
  const plain = target.replace(/^(mailto:|tel:)/i, "");
  const words = page.since(link.words);
  return words.includes(plain) || words.includes(plain.replace(/^https?:\/\//i, "").replace(/\/$/, ""))
    ? ""
    : ` (${plain})`;
}

/** The text as it grows, line by line. */
class Page {
  #lines: string[] = [];
  #line = "";
  #depth = 0;
  #kept = 0;
  /** How deep in quotations the empty line is that the next line wants before it; null: it wants none. */
  #gap: number | null = null;

  write(text: string): void {
    if (this.#kept > 0) {
      const [first = "", ...others] = text.replaceAll(/\r\n?/g, "\n").split("\n");
      this.#line += first;
      for (const line of others) {
        this.newLine();
        this.#line = line;
      }
      return;
    }
    const words = text.replaceAll(/[\s\u00a0]+/g, " ");
    this.#line += this.#line === "" || this.#line.endsWith(" ") ? words.trimStart() : words;
  }

  /** Ends the line that is begun; two: the next one stands apart. */
  breakLine(lines: 1 | 2): void {
    if (this.#line.trim() !== "") this.newLine();
    this.#line = "";
    if (lines === 2 && this.#lines.length > 0) this.#gap = Math.min(this.#gap ?? this.#depth, this.#depth);
  }

  newLine(): void {
    if (this.#gap !== null) this.#lines.push(this.#prefix(this.#gap).trimEnd());
    this.#gap = null;
    this.#lines.push(`${this.#prefix(this.#depth)}${this.#line}`.trimEnd());
    this.#line = "";
  }

  rule(): void {
    this.breakLine(1);
    this.#line = RULE;
    this.newLine();
  }

  quote(step: 1 | -1): void {
    this.breakLine(2);
    this.#depth = Math.max(0, this.#depth + step);
    this.breakLine(2);
  }

  keepSpaces(on: boolean): void {
    this.#kept = Math.max(0, this.#kept + (on ? 1 : -1));
  }

  /** A place to come back to with `since`. */
  mark(): string {
    return `${this.#lines.length}:${this.#line.length}`;
  }

  since(mark: string): string {
    const [lines = 0, characters = 0] = mark.split(":").map(Number);
    const since = this.#lines.length - lines;
    if (since > LONGEST_LINK) return "";
    return since === 0 ? this.#line.slice(characters) : [...this.#lines.slice(lines), this.#line].join(" ");
  }

  text(): string {
    this.breakLine(1);
    return this.#lines
      .join("\n")
      .replaceAll(/\n{3,}/g, "\n\n")
      .trim();
  }

  #prefix(depth: number): string {
    return depth === 0 ? "" : `${">".repeat(Math.min(depth, DEEPEST))} `;
  }
}
