import { unansweredSince } from "../../domain/interaction/unanswered.ts";
import { conversationOf } from "../addresses.ts";
import type { News } from "../calls/desk.ts";
import { push } from "../sockets.ts";
import { type DeskView, offerOf } from "./desk-view.ts";
import type { DeskParts } from "./parts.ts";
import type { Tabs } from "./tabs.ts";
import type { WorkChange } from "./work.ts";

/** Keeps what the tabs show up to date. */
export class Display {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  readonly #parts: DeskParts;
  readonly #tabs: Tabs;
  readonly #view: DeskView;
  readonly #news: Map<string, News>;

  constructor(
    ctx: DurableObjectState,
    env: Env,
    shown: { parts: DeskParts; tabs: Tabs; view: DeskView; news: Map<string, News> },
  ) {
    this.#ctx = ctx;
    this.#env = env;
    this.#parts = shown.parts;
    this.#tabs = shown.tabs;
    this.#view = shown.view;
    this.#news = shown.news;
  }

  /** Tabs hear of a slot that changed. What is held needs a ticket for each tab's session, so it follows a moment later. */
  changed(interaction: string, what: WorkChange, by?: string): void {
    const slot = this.#parts.slots.get(interaction);
    if (what === "withdrawn") return this.#parts.push({ t: "withdrawn", interaction, n: slot?.n ?? 0 });
    if (what === "offered")
      return slot === undefined ? undefined : this.#parts.push({ t: "offer", offer: offerOf(slot) });
    if (what === "held") return this.#ctx.waitUntil(this.#held(interaction));
    this.#news.delete(interaction);
    this.#parts.push({ t: "released", interaction, why: what, ...(by === undefined ? {} : { by }) });
  }

  /** Unread counts and last words: shown and forgotten, but for whose turn it is; true when that has changed. */
  heard(news: News): boolean {
    this.#news.set(news.interaction, news);
    const slot = this.#parts.slots.get(news.interaction);
    if (slot?.state !== "held") return false;
    this.#parts.push({ t: "news", ...news, awaitingCustomer: slot.awaiting });
    const unanswered = unansweredSince(slot.unanswered, news.last);
    if (unanswered === slot.unanswered) return false;
    this.#parts.slots.put({ ...slot, unanswered });
    return true;
  }

  /** News are not stored: after a wake the conversations are asked. */
  askForNews(): void {
    for (const slot of this.#parts.slots.all()) {
      if (slot.state !== "held" || this.#news.has(slot.interaction)) continue;
      conversationOf(this.#env, slot.parcel.summary.conversation)
        .tellNews()
        .catch(() => {});
    }
  }

  async #held(interaction: string): Promise<void> {
    const slot = this.#parts.slots.get(interaction);
    if (slot === undefined) return;
    const frames: Promise<[WebSocket, string]>[] = [];
    this.#tabs.each((socket, tab) => {
      const held = this.#view.held(slot, tab, Date.now());
      frames.push(held.then((one) => [socket, JSON.stringify({ t: "held", held: one })]));
    });
    const signed = await Promise.all(frames);
    if (this.#parts.slots.get(interaction)?.n !== slot.n) return;
    for (const [socket, frame] of signed) push(socket, frame);
  }
}
