/** From such an element on everything is quoted: the next ones of it too. */
const OPENS = "#divRplyFwdMsg, #x_divRplyFwdMsg, #appendonsend, #x_appendonsend, #reply-intro";
/** Such an element is quoted, what follows it need not be. */
const IS =
  ".gmail_quote, .gmail_quote_container, .yahoo_quoted, .protonmail_quote, blockquote[type=cite], .moz-cite-prefix";
const LONGEST_ATTRIBUTION = 300;

/** Takes away what a mail quotes at its end, as far as its sender's client marked it. False: nothing, or nothing else would be left. */
export function hidQuotation(body: HTMLElement): boolean {
  for (const element of body.querySelectorAll<HTMLElement>(`${OPENS}, ${IS}`)) {
    const first = attributionBefore(element) ?? element;
    if (!hasWords(before(body, first))) continue;
    if (!element.matches(OPENS) && hasWords(after(body, element))) continue;
    removeFrom(body, first);
    return true;
  }
  return false;
}

/** Who wrote it and when, in a line of its own right before it. */
function attributionBefore(element: HTMLElement): Element | null {
  const previous = element.previousElementSibling;
  if (previous === null || previous.matches("blockquote, table, img")) return null;
  const text = (previous.textContent ?? "").trim();
  const between = element.previousSibling === previous || (element.previousSibling?.textContent ?? "").trim() === "";
  return between && text.length <= LONGEST_ATTRIBUTION && /:$/.test(text) && /\d|@/.test(text) ? previous : null;
}

function removeFrom(body: HTMLElement, first: Element): void {
  for (let at: Element | null = first; at !== null && at !== body; at = at.parentElement) {
    while (at.nextSibling) at.nextSibling.remove();
  }
  first.remove();
}

function before(body: HTMLElement, element: Element): Range {
  const range = body.ownerDocument.createRange();
  range.setStart(body, 0);
  range.setEndBefore(element);
  return range;
}

/** Without what is quoted further on. */
function after(body: HTMLElement, element: Element): Range {
  const range = body.ownerDocument.createRange();
  range.setStartAfter(element);
  range.setEnd(body, body.childNodes.length);
  return range;
}

function hasWords(range: Range): boolean {
  const part = range.cloneContents();
  for (const quoted of part.querySelectorAll(IS)) quoted.remove();
  return /[\p{L}\p{N}]/u.test(part.textContent ?? "") || part.querySelector("img") !== null;
}
