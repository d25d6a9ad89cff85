import type { Bubble, PhoneView, Thread } from "../../network/phone-view.ts";
import { h } from "../dom.ts";
import { ICONS } from "./icons.ts";
import { CHANNEL_NAMES, type Place, readable } from "./state.ts";
import { clockOf } from "./time.ts";

/** The phone's first screen: who wrote, and a way to write to somebody. */
export function listOf(view: PhoneView, open: (place: Place) => void, compose: () => void): Node[] {
  const rows = view.threads.map((thread) => row(thread, () => open(thread)));
  return [
    h(
      "header",
      { class: "bar" },
      h("div", {}, h("h1", {}, "Messages"), h("p", {}, `${view.name} · ${readable(view.number)}`)),
      h("button", { class: "round", type: "button", "aria-label": "Write to…", onclick: compose }, ICONS.plus()),
    ),
    rows.length > 0
      ? h("ul", { class: "threads" }, ...rows)
      : h(
          "div",
          { class: "empty" },
          h("p", {}, "Nothing has arrived on this phone."),
          h("p", {}, "Press + to write first."),
        ),
  ];
}

/** Whom one may write to, by channel. */
export function contactsOf(view: PhoneView, open: (place: Place) => void, back: () => void): Node[] {
  const groups = (["whatsapp", "messenger", "sms"] as const).map((channel) => {
    const contacts = view.contacts.filter((contact) => contact.channel === channel);
    return contacts.length === 0
      ? null
      : h(
          "section",
          {},
          h("h2", {}, CHANNEL_NAMES[channel]),
          h(
            "ul",
            { class: "threads" },
            ...contacts.map((contact) =>
              h(
                "li",
                {},
                h(
                  "button",
                  { type: "button", class: "thread", "data-channel": channel, onclick: () => open(contact) },
                  face(contact.title, channel),
                  h("span", { class: "who" }, readable(contact.title)),
                  h(
                    "span",
                    { class: "last" },
                    [contact.account, contact.note].filter((part) => part !== "").join(" · "),
                  ),
                ),
              ),
            ),
          ),
        );
  });
  return [
    h(
      "header",
      { class: "bar" },
      h("button", { class: "round", type: "button", "aria-label": "Back", onclick: back }, ICONS.back()),
      h("h1", {}, "Write to"),
    ),
    h("div", { class: "contacts" }, ...groups),
  ];
}

export function face(title: string, channel: Thread["channel"]): HTMLElement {
  const letter = /[A-Za-zÀ-ÿ]/.exec(title)?.[0]?.toUpperCase() ?? "#";
  return h("span", { class: "face", "data-channel": channel, "aria-hidden": "true" }, letter);
}

function row(thread: Thread, open: () => void): HTMLElement {
  const last = thread.bubbles.at(-1);
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "thread", onclick: open },
      face(thread.title, thread.channel),
      h(
        "span",
        { class: "who" },
        readable(thread.title),
        h("em", { "data-channel": thread.channel }, CHANNEL_NAMES[thread.channel]),
      ),
      h("time", {}, last === undefined ? "" : clockOf(last.at)),
      h("span", { class: thread.unread > 0 ? "last new" : "last" }, last === undefined ? "" : wordsOf(last)),
      thread.unread > 0 && h("span", { class: "unread" }, String(thread.unread)),
    ),
  );
}

function wordsOf({ mine, kind, text, file }: Bubble): string {
  if (kind === "call") return "You called";
  if (kind !== "message") return kind === "offers-stopped" ? "You stopped offers" : "You want offers again";
  const said = text || (file?.voice ? "Voice note" : file?.type.startsWith("image/") ? "Picture" : (file?.name ?? ""));
  return mine ? `You: ${said}` : said;
}
