import { createPurifier } from "./purifier.ts";
import { hidQuotation } from "./quotation.ts";
import { safeStyle } from "./safe-style.ts";
import { inlineSheets } from "./sheets.ts";
import { firstOfSet, remoteAddress } from "./source.ts";

/** Where a mail's pictures are; null for one that is not here, or not wanted. Each as a `data:` address. */
export interface Pictures {
  /** By Content-ID, without brackets. */
  attached(id: string): string | null;
  remote(address: string): string | null;
}

export interface SafeMail {
  /** What stands in the body: elements, attributes and styles of a list, and no address that a browser would fetch. */
  html: string;
  /** The body's own style. */
  style: string;
  /** Pictures elsewhere, each once, in order: absolute http(s) addresses. */
  remote: readonly string[];
  /** Content-IDs of pictures that came with the mail. */
  attached: readonly string[];
  /** Says by itself what is dark and what is light: it is shown on white paper whatever the theme. */
  coloured: boolean;
  /** What it quotes at its end was left out. */
  shortened: boolean;
}

/** More are no pictures that anybody looks at. */
const MOST_PICTURES = 200;
const PICTURE_DATA = /^data:image\/(?:png|gif|jpe?g|webp|bmp|avif);base64,[\w+/=\s]+$/i;
const COLOURS = /(?:^|[-;\s])(?:color|background)(?:-color)?\s*:/i;

/**
 * A mail's HTML as it may stand in a frame (platform: two layers). Nothing of it runs, sends or is fetched: scripts, handlers, forms, frames,
 * media, SVG and MathML are gone, style sheets have become styles of their elements, and pictures are those that `pictures` has.
 * Works on a DOM that belongs to no window. `whole` false leaves out what is quoted at the end.
 */
export function safeMail(source: string, pictures: Pictures, whole = true): SafeMail {
  const page = purifier().clean(source);
  const body = page.querySelector("body") ?? page;
  inlineSheets(page, source);
  const shortened = !whole && hidQuotation(body);
  const found = new Found(pictures);
  const elements = [body, ...body.querySelectorAll<HTMLElement>("*")];
  for (const element of elements) neutralise(element, found);
  const coloured = elements.some((element) => saysColours(element));
  return {
    html: body.innerHTML,
    style: body.getAttribute("style") ?? "",
    remote: [...found.remote],
    attached: [...found.attached],
    coloured,
    shortened,
  };
}

let made: ReturnType<typeof createPurifier> | undefined;
function purifier() {
  made ??= createPurifier();
  return made;
}

/** The pictures that were come across, and those of them that can be shown. */
class Found {
  readonly remote = new Set<string>();
  readonly attached = new Set<string>();
  readonly #pictures: Pictures;

  constructor(pictures: Pictures) {
    this.#pictures = pictures;
  }

  /** The `data:` address of what a source names; null: it is not shown. */
  picture(source: string): string | null {
    if (PICTURE_DATA.test(source)) return source;
    const [, id] = /^cid:(.{1,300})$/i.exec(source.trim()) ?? [];
    if (id !== undefined) return this.#attached(decoded(id));
    const address = remoteAddress(source);
    if (address === null || this.remote.size >= MOST_PICTURES) return null;
    this.remote.add(address);
    return safeData(this.#pictures.remote(address));
  }

  #attached(id: string): string | null {
    if (this.attached.size >= MOST_PICTURES) return null;
    this.attached.add(id);
    return safeData(this.#pictures.attached(id));
  }
}

function safeData(data: string | null): string | null {
  return data !== null && PICTURE_DATA.test(data) ? data : null;
}

function neutralise(element: HTMLElement, found: Found): void {
  const behind = element.getAttribute("background");
  const own = safeStyle(element, (address) => found.picture(address));
  const picture = behind === null ? null : found.picture(behind);
  if (element.tagName === "IMG") showPicture(element, found);
  if (element.tagName === "A") leadOut(element);
  for (const name of ["id", "class", "background", "srcset"]) element.removeAttribute(name);
  if (picture !== null && !own) element.style.backgroundImage = `url("${picture}")`;
}

/** A picture that is not here keeps its place and its text. */
function showPicture(image: HTMLElement, found: Found): void {
  const source = image.getAttribute("src") || firstOfSet(image.getAttribute("srcset") ?? "");
  const picture = source === null || source === "" ? null : found.picture(source);
  if (picture === null) image.removeAttribute("src");
  else image.setAttribute("src", picture);
  image.style.maxWidth = "100%";
  if (!image.style.height) image.style.height = "auto";
}

/** Only absolute addresses: others would be of our own origin. Where it leads is said, since its text may say something else. */
function leadOut(link: HTMLElement): void {
  const address = (link.getAttribute("href") ?? "").replaceAll(/[\s\p{Cc}]+/gu, "");
  link.removeAttribute("href");
  if (!/^(?:https?:\/\/|mailto:|tel:)./i.test(address)) return;
  const url = URL.parse(address);
  if (url === null) return;
  link.setAttribute("href", url.href);
  link.setAttribute("title", url.href.slice(0, 300));
  link.setAttribute("target", "_blank");
  link.setAttribute("rel", "noopener noreferrer nofollow");
}

function saysColours(element: HTMLElement): boolean {
  if (element.hasAttribute("bgcolor") || element.hasAttribute("color")) return true;
  return COLOURS.test(element.getAttribute("style") ?? "");
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
