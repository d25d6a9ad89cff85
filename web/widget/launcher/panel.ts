import { post, type ToFrame } from "../bridge.ts";
import { element } from "./element.ts";
import type { Embed } from "./launcher.ts";
import { FULL_SCREEN } from "./styles.ts";

/** Pages of single-page sites change without loading; two seconds late is soon enough. */
const PAGE_EVERY_MS = 2_000;

/** The place of the chat on the page: an iframe of our origin, made when it is first needed. */
export class Panel {
  readonly #embed: Embed;
  readonly #root: ShadowRoot;
  readonly #full = matchMedia(FULL_SCREEN);
  /** The last of each kind, for a frame that is not there or not ready. */
  readonly #waiting = new Map<ToFrame["type"], ToFrame>();
  #frame: HTMLIFrameElement | null = null;
  #ready = false;
  #open = false;
  #page = "";

  constructor(embed: Embed, root: ShadowRoot) {
    this.#embed = embed;
    this.#root = root;
    this.#full.addEventListener("change", () => this.#fit());
    visualViewport?.addEventListener("resize", () => this.#fit());
  }

  get window(): Window | null {
    return this.#frame?.contentWindow ?? null;
  }

  make(title: string): void {
    if (this.#frame !== null) return;
    const { origin, campaign, language } = this.#embed;
    const query = new URLSearchParams({ campaign, host: location.origin, language, title: this.#embed.title });
    this.#frame = element("iframe", {
      src: `${origin}/widget/frame?${query}`,
      title,
      allow: "clipboard-write; camera; microphone",
      className: "panel",
    });
    this.#root.insertBefore(this.#frame, this.#root.firstChild);
    this.#tellPage();
    setInterval(() => this.#tellPage(), PAGE_EVERY_MS);
  }

  show(open: boolean): void {
    this.#open = open;
    this.#frame?.classList.toggle("shown", open);
    this.#fit();
  }

  focus(): void {
    this.#frame?.focus();
  }

  /** The frame listens now. */
  ready(): void {
    this.#ready = true;
    for (const message of this.#waiting.values()) this.tell(message);
    this.#waiting.clear();
    this.#fit();
  }

  tell(message: ToFrame): void {
    if (this.window !== null && this.#ready) post(this.window, this.#embed.origin, message);
    else this.#waiting.set(message.type, message);
  }

  #tellPage(): void {
    const page = { url: location.href, title: document.title };
    if (page.url + page.title === this.#page) return;
    this.#page = page.url + page.title;
    this.tell({ type: "page", ...page });
  }

  /** On phones the panel covers what a keyboard leaves of the screen, and the page behind does not scroll. */
  #fit(): void {
    const covers = this.#open && this.#full.matches;
    document.documentElement.style.overflow = covers ? "hidden" : "";
    this.#frame?.style.setProperty("--room", covers && visualViewport ? `${visualViewport.height}px` : "100%");
    this.tell({ type: "opened", open: this.#open, full: this.#full.matches });
  }
}
