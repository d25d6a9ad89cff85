import { readable } from "../../../domain/campaign/contrast.ts";
import type { WebchatWelcome } from "../../../protocol/webchat.ts";
import { post, received, type ToFrame, type ToHost } from "../bridge.ts";
import { publish } from "./public-api.ts";
import { styles } from "./styles.ts";
import { words } from "./words.ts";

export interface Embed {
  origin: string;
  campaign: string;
  language: string;
  teaser: string;
}

const TEASER_MS = 6_000;
const PHONE = "(max-width: 479px)";

/** The button on the customer's page; the frame is made only when somebody wants to chat, or was chatting. */
export async function mount(embed: Embed): Promise<void> {
  const answer = await fetch(
    `${embed.origin}/api/webchat/${encodeURIComponent(embed.campaign)}?language=${encodeURIComponent(embed.language)}`,
  ).catch(() => null);
  if (!answer?.ok) {
    console.warn(
      `Deskline: the campaign ${embed.campaign} is not available on this site (${answer?.status ?? "no answer"})`,
    );
    return;
  }
  const launcher = new Launcher(embed, (await answer.json()) as WebchatWelcome);
  publish(launcher);
  launcher.restore();
}

export class Launcher {
  readonly #embed: Embed;
  readonly #root: ShadowRoot;
  readonly #button: HTMLButtonElement;
  readonly #badge: HTMLSpanElement;
  readonly #text: ReturnType<typeof words>;
  readonly #waiting: ToFrame[] = [];
  readonly #listeners = new Map<string, Set<(data: unknown) => void>>();
  #frame: HTMLIFrameElement | null = null;
  #ready = false;
  #open = false;
  #teaser: ReturnType<typeof setTimeout> | undefined;

  constructor(embed: Embed, welcome: WebchatWelcome) {
    this.#embed = embed;
    this.#text = words(welcome.language);
    const host = document.createElement("div");
    host.id = "deskline-widget";
    this.#root = host.attachShadow({ mode: "open" });
    const { fill, text } = readable(welcome.colour);
    const sheet = document.createElement("style");
    sheet.textContent = styles(fill, text);
    this.#button = document.createElement("button");
    this.#button.type = "button";
    this.#button.className = "launcher";
    this.#button.innerHTML = ICON;
    this.#badge = document.createElement("span");
    this.#badge.className = "badge";
    this.#badge.hidden = true;
    this.#button.appendChild(this.#badge);
    this.#button.addEventListener("click", () => this.toggle());
    for (const part of [sheet, this.#button]) this.#root.appendChild(part);
    document.body.appendChild(host);
    this.#label(0);
    addEventListener("message", (event) => this.#received(event));
    followPages(() => this.#send({ type: "page", url: location.href, title: document.title }));
    if (embed.teaser !== "") this.#showTeaser(embed.teaser);
  }

  /** After a navigation the chat is as it was: open, or closed with its frame listening for new words. */
  restore(): void {
    if (sessionStorage.getItem(this.#key) === "open") this.open();
    else if (sessionStorage.getItem(this.#key) === "chatting") this.#makeFrame();
  }

  open(): void {
    this.#makeFrame();
    this.#show(true);
    this.#frame?.focus();
  }

  close(): void {
    this.#show(false);
    this.#button.focus();
  }

  toggle(): void {
    if (this.#open) this.close();
    else this.open();
  }

  setUser(user: Extract<ToFrame, { type: "user" }>["user"]): void {
    this.#send({ type: "user", user });
  }

  setLocale(locale: string): void {
    this.#send({ type: "locale", locale });
  }

  on(name: string, listener: (data: unknown) => void): void {
    this.#listeners.set(name, (this.#listeners.get(name) ?? new Set()).add(listener));
  }

  off(name: string, listener: (data: unknown) => void): void {
    this.#listeners.get(name)?.delete(listener);
  }

  /** Forgets the visitor: for a page whose user signs out. */
  reset(): void {
    this.#makeFrame();
    this.#send({ type: "reset" });
  }

  get #key(): string {
    return `deskline:${this.#embed.campaign}`;
  }

  #makeFrame(): void {
    if (this.#frame !== null) return;
    const { origin, campaign, language } = this.#embed;
    const frame = document.createElement("iframe");
    const query = new URLSearchParams({ campaign, host: location.origin, language });
    frame.src = `${origin}/widget/frame?${query}`;
    frame.title = this.#text.title;
    frame.allow = "clipboard-write; camera; microphone";
    frame.className = "panel";
    frame.hidden = true;
    this.#frame = frame;
    this.#root.appendChild(frame);
    this.#send({ type: "page", url: location.href, title: document.title });
    sessionStorage.setItem(this.#key, "chatting");
  }

  #show(open: boolean): void {
    this.#open = open;
    if (this.#frame !== null) this.#frame.hidden = !open;
    this.#button.classList.toggle("open", open);
    this.#button.setAttribute("aria-expanded", String(open));
    sessionStorage.setItem(this.#key, open ? "open" : "chatting");
    this.#hideTeaser();
    this.#label(0);
    this.#send({ type: "opened", open });
    this.#emit(open ? "open" : "close", null);
  }

  #send(message: ToFrame): void {
    const frame = this.#frame?.contentWindow ?? null;
    if (frame !== null && this.#ready) post(frame, this.#embed.origin, message);
    else this.#waiting.push(message);
  }

  #received(event: MessageEvent): void {
    const message = received<ToHost>(event, this.#frame?.contentWindow ?? null, this.#embed.origin);
    if (message === null) return;
    if (message.type === "ready") {
      this.#ready = true;
      for (const one of this.#waiting.splice(0)) this.#send(one);
      this.#send({ type: "opened", open: this.#open });
    }
    if (message.type === "close") this.close();
    if (message.type === "unread" && !this.#open) {
      this.#label(message.count);
      if (message.teaser !== "") this.#showTeaser(message.teaser);
    }
    if (message.type === "event") this.#emit(message.name, message.data);
  }

  #emit(name: string, data: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(data);
  }

  #label(unread: number): void {
    this.#badge.hidden = unread === 0;
    this.#badge.textContent = unread > 9 ? "9+" : String(unread);
    this.#button.setAttribute("aria-label", this.#open ? this.#text.close : this.#text.open(unread));
  }

  /** Beside the button for a few seconds, never on phones. */
  #showTeaser(text: string): void {
    if (this.#open || matchMedia(PHONE).matches) return;
    this.#hideTeaser();
    const teaser = document.createElement("div");
    teaser.className = "teaser";
    teaser.textContent = text;
    teaser.addEventListener("click", () => this.open());
    this.#root.appendChild(teaser);
    this.#teaser = setTimeout(() => this.#hideTeaser(), TEASER_MS);
  }

  #hideTeaser(): void {
    clearTimeout(this.#teaser);
    this.#root.querySelector(".teaser")?.remove();
  }
}

/** Pages of single-page sites change without loading; two seconds late is soon enough. */
function followPages(changed: () => void): void {
  let last = location.href + document.title;
  setInterval(() => {
    const now = location.href + document.title;
    if (now === last) return;
    last = now;
    changed();
  }, 2_000);
}

const ICON =
  '<svg class="chat" viewBox="0 0 24 24" width="26" height="26" aria-hidden="true"><path d="M4 5.500h16v11H10l-4.500 3.500v-3.500H4z"/></svg>' +
  '<svg class="down" viewBox="0 0 24 24" width="26" height="26" aria-hidden="true"><path d="m6 9.500 6 6 6-6"/></svg>';
