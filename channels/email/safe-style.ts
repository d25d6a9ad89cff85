/** Properties that say how words look, and nothing that moves them over others or fetches anything. */
const PROPERTIES = new Set([
  ...[
    "color",
    "background-color",
    "background",
    "opacity",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
  ],
  ...[
    "line-height",
    "letter-spacing",
    "text-align",
    "text-decoration",
    "text-indent",
    "text-transform",
    "vertical-align",
  ],
  ...[
    "white-space",
    "word-break",
    "overflow-wrap",
    "direction",
    "width",
    "min-width",
    "max-width",
    "height",
    "max-height",
  ],
  ...["border-collapse", "border-spacing", "border-radius", "list-style-type", "table-layout"],
]);
const FAMILIES = /^(?:margin|padding|border)(?:-(?:top|right|bottom|left))?(?:-(?:width|style|color))?$/;
/** Words, numbers, lengths, quoted names, and colours as functions; no address, no escape, no expression. */
const VALUE = /^(?:[\w\s#%.,'"!+-]|(?:rgb|rgba|hsl|hsla)\([\d\s.,%/-]{1,60}\))+$/i;
const LONGEST = 4_000;

/** The declarations of a `style` that may be sent on; null: none. */
export function safeStyle(style: string): string | null {
  const kept = style
    .slice(0, LONGEST)
    .split(";")
    .flatMap((declaration) => {
      const colon = declaration.indexOf(":");
      const property = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
      const value = declaration.slice(colon + 1).trim();
      const isKnown = PROPERTIES.has(property) || FAMILIES.test(property);
      return isKnown && value.length <= 200 && VALUE.test(value) ? [`${property}:${value}`] : [];
    });
  return kept.length === 0 ? null : kept.join(";");
}
