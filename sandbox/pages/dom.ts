type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

/** An element with its attributes (`on…` are listeners, `true` an empty one, `false` none) and children. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children)
    if (child) element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  return element;
}

/** The element with this id, which the page has. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}

/** A picture of 24 by 24 from paths, in the colour of the text. */
export function icon(...paths: string[]): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const d of paths) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", d);
    svg.appendChild(path);
  }
  return svg;
}

/** Asks every `ms`, one question at a time, and at once when `ask` is called. */
export function polling(ms: number, work: () => Promise<void>): { ask(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  const run = async () => {
    clearTimeout(timer);
    if (running) {
      again = true;
      return;
    }
    running = true;
    again = false;
    await work().catch((error: unknown) => console.error(error));
    running = false;
    timer = setTimeout(run, again ? 0 : ms);
  };
  return { ask: () => void run() };
}

/** Puts the children in only when `key` is another than last time: whoever selects or scrolls is left alone. */
export function renderer(target: HTMLElement): (key: string, children: () => Node[]) => boolean {
  let shown: string | undefined;
  return (key, children) => {
    if (key === shown) return false;
    shown = key;
    target.replaceChildren(...children());
    return true;
  };
}
