/** Functions by which a value could be fetched, or be something else than it says. */
const REACHES = /(?:url|image|image-set|cross-fade|element|paint|src|var|env|attr|expression|if)\s*\(/i;
/** What would lie over other words, move, or is measured by a window that has the mail's own height. */
const FLOATS =
  /^(?:position|inset.*|top|right|bottom|left|z-index|animation.*|transition.*|cursor|content|behavior|-moz-binding|zoom|filter|backdrop-filter|clip-path|mask.*|-webkit-mask.*|offset.*|pointer-events|user-select)$/;
const OF_WINDOW = /\d(?:[sdl]?v(?:h|b|min|max))\b/i;
const BACKGROUND = /^url\((["']?)(.*)\1\)$/is;

/**
 * Takes out of an element's style whatever could fetch, float or deceive; a background that is one picture is asked for, and stays if it is
 * here. True: it has such a background.
 */
export function safeStyle(element: HTMLElement, picture: (address: string) => string | null): boolean {
  const { style } = element;
  if (!element.hasAttribute("style")) return false;
  const [, , address] = BACKGROUND.exec(style.backgroundImage) ?? [];
  const behind = address === undefined ? null : picture(unescaped(address));
  for (const name of [...style]) if (!isHarmless(name, style.getPropertyValue(name))) style.removeProperty(name);
  // What could not be read property by property, as `background: var(--x)`.
  if (REACHES.test(style.cssText)) style.cssText = "";
  if (behind !== null) style.backgroundImage = `url("${behind}")`;
  if (style.length === 0) element.removeAttribute("style");
  return behind !== null;
}

function isHarmless(name: string, value: string): boolean {
  return !name.startsWith("--") && !FLOATS.test(name) && !REACHES.test(value) && !OF_WINDOW.test(value);
}

/** As CSSOM writes it within quotes. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([0-9a-f]{1,6}) ?|\\(.)/gi, (_, hex?: string, char?: string) =>
    hex === undefined ? (char ?? "") : String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10_ff_ff)),
  );
}
