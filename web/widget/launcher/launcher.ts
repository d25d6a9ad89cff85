import { readable } from "../../../domain/campaign/contrast.ts";
import type { WebchatWelcome } from "../../../protocol/webchat.ts";
import { type PageUser, received, type ToHost } from "../bridge.ts";
import { element } from "./element.ts";
import { Memory } from "./memory.ts";
import { Panel } from "./panel.ts";
import { styles } from "./styles.ts";
import { Teaser } from "./teaser.ts";
import { ICON, languageOf, WORDS } from "./words.ts";

/** What the page's tag asks for. */
export interface Embed {
  origin: string;
  campaign: string;
  /** Empty: as the browser's. */
  language: string;
  /** WEB-67: said beside the button once a visit; empty for none. */
  teaser: string;
  /** Head line of the panel; empty for the campaign's name. */
  title: string;
}

/** The button on the customer's page; the frame is made only when somebody wants to chat, or is chatting. */
export class Launcher {
  readonly #embed: Embed;
  readonly #memory: Memory;
  readonly #button: HTMLButtonElement;
  readonly #badge: HTMLSpanElement;
  readonly #panel: Panel;
  readonly #teaser: Teaser;
  readonly #listeners = new Map<string, Set<(data: unknown) => void>>();
  #text: (typeof WORDS)[keyof typeof WORDS];
  #open = false;
  #unread = 0;

  constructor(embed: Embed, welcome: WebchatWelcome) {
    this.#embed = embed;
    this.#memory = new Memory(embed.campaign);
    this.#text = WORDS[welcome.language];
    const host = element("div", { id: "deskline-widget" });
    const root = host.attachShadow({ mode: "open" });
    const { fill, text } = readable(welcome.colour);
    this.#badge = element("span", { className: "badge", hidden: true });
    this.#button = element("button", { type: "button", className: "launcher", innerHTML: ICON });
    this.#button.appendChild(this.#badge);
    this.#button.addEventListener("click", () => this.toggle());
    this.#panel = new Panel(embed, root);
    this.#teaser = new Teaser(root, () => this.open());
    root.appendChild(element("style", { textContent: styles(fill, text) }));
    root.appendChild(this.#button);
    document.body.appendChild(host);
    addEventListener("message", (event) => this.#received(event));
    root.addEventListener("keydown", (event) => {
      if ((event as KeyboardEvent).key === "Escape" && this.#open) this.close();
    });
    this.#draw();
    this.#restore();
  }

  open(): void {
    this.#show(true);
    this.#panel.focus();
  }

  close(): void {
    if (!this.#open) return;
    this.#show(false);
    this.#button.focus();
  }

  toggle(): void {
    if (this.#open) this.close();
    else this.open();
  }

  setUser(user: PageUser): void {
    this.#panel.tell({ type: "user", user });
  }

  setLocale(locale: string): void {
    this.#text = WORDS[languageOf(locale)];
    this.#panel.tell({ type: "locale", locale });
    this.#draw();
  }

  on(name: string, listener: (data: unknown) => void): void {
    this.#listeners.set(name, (this.#listeners.get(name) ?? new Set()).add(listener));
  }

  off(name: string, listener: (data: unknown) => void): void {
    this.#listeners.get(name)?.delete(listener);
  }

  /** Forgets the visitor: for a page whose user signs out. */
  reset(): void {
    this.#panel.make(this.#text.title);
    this.#panel.tell({ type: "reset" });
    this.close();
  }

  /** WEB-68: after a navigation the chat is as it was: open, or closed and listening for new words. */
  #restore(): void {
    if (this.#memory.open) this.#show(true);
    else if (this.#memory.chatting) this.#panel.make(this.#text.title);
    else if (this.#embed.teaser !== "" && this.#memory.firstTeaser())
      this.#teaser.show("", this.#embed.teaser, this.#text);
  }

  #show(open: boolean): void {
    this.#open = open;
    this.#memory.open = open;
    if (open) this.#panel.make(this.#text.title);
    this.#panel.show(open);
    this.#teaser.hide();
    this.#unread = 0;
    this.#draw();
    this.#emit(open ? "open" : "close", null);
  }

  #received(event: MessageEvent): void {
    const message = received<ToHost>(event, this.#panel.window, this.#embed.origin);
    if (message === null) return;
    switch (message.type) {
      case "ready":
        return this.#panel.ready();
      case "close":
        return this.close();
      case "chatting":
        this.#memory.chatting = message.on;
        return;
      case "unread":
        this.#unread = this.#open ? 0 : message.count;
        return this.#draw();
      case "teaser":
        if (!this.#open) this.#teaser.show(message.from, message.text, this.#text);
        return;
      case "event":
        return this.#emit(message.name, message.data);
    }
  }

  #emit(name: string, data: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(data);
  }

  #draw(): void {
    this.#badge.hidden = this.#unread === 0;
    this.#badge.textContent = this.#unread > 9 ? "9+" : String(this.#unread);
    this.#button.classList.toggle("open", this.#open);
    this.#button.ariaExpanded = String(this.#open);
    this.#button.ariaLabel = this.#open ? this.#text.close : this.#text.open(this.#unread);
  }
}
