import { element } from "./element.ts";
import { FULL_SCREEN } from "./styles.ts";
import { CLOSE_ICON } from "./words.ts";

const SHOWN_MS = 6_000;

/** A few words beside the button for six seconds, longer while they are looked at; never on phones. */
export class Teaser {
  readonly #root: ShadowRoot;
  readonly #open: () => void;
  #box: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: ShadowRoot, open: () => void) {
    this.#root = root;
    this.#open = open;
  }

  show(from: string, text: string, labels: { dismiss: string }): void {
    this.hide();
    if (matchMedia(FULL_SCREEN).matches) return;
    const words = element("button", { type: "button", className: "words" });
    if (from !== "")
      words.appendChild(element("span", { className: "face", textContent: initialsOf(from), ariaHidden: "true" }));
    const lines = element("span", {});
    if (from !== "") lines.appendChild(element("b", { textContent: from }));
    lines.appendChild(element("span", { textContent: text }));
    words.appendChild(lines);
    words.addEventListener("click", () => this.#open());
    const dismiss = element("button", { type: "button", className: "dismiss", innerHTML: CLOSE_ICON });
    dismiss.ariaLabel = labels.dismiss;
    dismiss.addEventListener("click", () => this.hide());
    this.#box = element("div", { className: "teaser", role: "status" });
    for (const part of [words, dismiss]) this.#box.appendChild(part);
    for (const stay of ["pointerenter", "focusin"]) this.#box.addEventListener(stay, () => clearTimeout(this.#timer));
    for (const go of ["pointerleave", "focusout"]) this.#box.addEventListener(go, () => this.#hideLater());
    this.#root.appendChild(this.#box);
    this.#hideLater();
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#box?.remove();
    this.#box = null;
  }

  #hideLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), SHOWN_MS);
  }
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join("");
}
