/** What stands on the campaign's colour: white or ink, whichever is read better; a colour that bears neither is darkened (look: 4.5:1). */

export const INK = "#1a1d23";
const WHITE = "#ffffff";
const ENOUGH = 4.5;
const DARKER_STEP = 0.01;

/** The colour to fill with, the colour to write on it, and their contrast. `colour` is `#rrggbb`; anything else is taken as ink. */
export function readable(colour: string): { fill: string; text: string; ratio: number } {
  const fill = /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : INK;
  const [white, ink] = [contrast(fill, WHITE), contrast(fill, INK)];
  if (Math.max(white, ink) >= ENOUGH)
    return white >= ink ? { fill, text: WHITE, ratio: white } : { fill, text: INK, ratio: ink };
  let { l, c, h } = toOklch(fill);
  let darker = fill;
  while (contrast(darker, WHITE) < ENOUGH && l > 0) {
    l -= DARKER_STEP;
    darker = fromOklch(l, c, h);
  }
  return { fill: darker, text: WHITE, ratio: contrast(darker, WHITE) };
}

/** WCAG contrast of two `#rrggbb`, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(colour: string): [number, number, number] {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Oklab by Björn Ottosson's matrices, in polar form. */
function toOklch(colour: string): { l: number; c: number; h: number } {
  const [r, g, b] = linear(colour);
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const l = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short;
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const bb = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  return { l, c: Math.hypot(a, bb), h: Math.atan2(bb, a) };
}

function fromOklch(l: number, c: number, h: number): string {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
  return `#${channels.map(toHex).join("")}`;
}

function toHex(channel: number): string {
  const bounded = Math.min(1, Math.max(0, channel));
  const value = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055;
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, "0");
}
