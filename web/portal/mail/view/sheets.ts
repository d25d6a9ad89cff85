/** More than these no mail needs; beyond them its sheet is not looked at further. */
const MOST_RULES = 2_000;
const MOST_MATCHES = 20_000;
const LONGEST_SHEET = 300_000;

interface Rule {
  selector: string;
  specificity: number;
  style: CSSStyleDeclaration;
}

/**
 * Makes the mail's style sheets styles of the elements themselves: no sheet, and so no selector, import or font, ever stands in a frame.
 * `source` is the mail as it came; its sheets are read where nothing is fetched.
 */
export function inlineSheets(page: HTMLElement, source: string): void {
  const css = sheetsOf(source);
  if (css === "") return;
  const rules = rulesOf(css).sort((a, b) => a.specificity - b.specificity);
  const styles = new Map<HTMLElement, Map<string, { value: string; important: boolean }>>();
  let matches = 0;
  for (const { selector, style } of rules) {
    for (const element of found(page, selector)) {
      if (++matches > MOST_MATCHES) return write(styles);
      const own = styles.get(element) ?? new Map();
      styles.set(element, own);
      for (const name of style) {
        const important = style.getPropertyPriority(name) === "important";
        if (important || own.get(name)?.important !== true)
          own.set(name, { value: style.getPropertyValue(name), important });
      }
    }
  }
  write(styles);
}

/** What an element says itself stays, but where a sheet insists. */
function write(styles: ReadonlyMap<HTMLElement, ReadonlyMap<string, { value: string; important: boolean }>>): void {
  for (const [{ style }, own] of styles) {
    for (const [name, { value, important }] of own) {
      const said = style.getPropertyValue(name) !== "";
      if (!said || (important && style.getPropertyPriority(name) !== "important")) style.setProperty(name, value);
    }
  }
}

function sheetsOf(source: string): string {
  if (!/<style/i.test(source)) return "";
  const page = new DOMParser().parseFromString(source, "text/html");
  const texts = [...page.querySelectorAll("style")].map(({ textContent }) => textContent ?? "");
  return texts.join("\n").slice(0, LONGEST_SHEET);
}

/** In the order of the sheet; a constructed sheet is of no document, and imports nothing. */
function rulesOf(css: string): Rule[] {
  const sheet = new CSSStyleSheet();
  try {
    sheet.replaceSync(css.replaceAll(/<!--|-->/g, ""));
  } catch {
    return [];
  }
  const rules: Rule[] = [];
  const visit = (list: CSSRuleList) => {
    for (const rule of list) {
      if (rules.length >= MOST_RULES) return;
      if (rule instanceof CSSMediaRule && holds(rule.media.mediaText)) visit(rule.cssRules);
      if (rule instanceof CSSStyleRule) rules.push(...ofRule(rule));
    }
  };
  visit(sheet.cssRules);
  return rules;
}

/** Paper is white, whatever the reader's theme. */
function holds(media: string): boolean {
  return !/prefers-color-scheme\s*:\s*dark/i.test(media) && matchMedia(media).matches;
}

/** States and parts of an element are nothing that its own style can say. */
function ofRule({ selectorText, style }: CSSStyleRule): Rule[] {
  return selectorText
    .split(/,(?![^([]*[)\]])/)
    .map((selector) => selector.trim())
    .filter((selector) => selector !== "" && !selector.includes(":"))
    .map((selector) => ({ selector, specificity: specificityOf(selector), style }));
}

function specificityOf(selector: string): number {
  const plain = selector.replaceAll(/\[[^\]]*\]/g, ".x");
  const ids = plain.match(/#/g)?.length ?? 0;
  const classes = plain.match(/\./g)?.length ?? 0;
  const types = plain.match(/(?:^|[\s>+~])[a-z]/gi)?.length ?? 0;
  return ids * 10_000 + classes * 100 + types;
}

function found(page: HTMLElement, selector: string): Iterable<HTMLElement> {
  try {
    return page.querySelectorAll<HTMLElement>(selector);
  } catch {
    return [];
  }
}
