import type { Thread } from "../../network/phone-view.ts";
import { h } from "../dom.ts";
import { ICONS } from "./icons.ts";
import { sample, sendWord } from "./sending.ts";

/** Where the customer writes. Pictures and voice notes only where the channel carries them. */
export function composerOf(
  thread: Pick<Thread, "account" | "sender" | "channel">,
  number: string,
  done: (problem: string | null) => void,
): HTMLElement {
  const send = (word: Parameters<typeof sendWord>[2]) =>
    sendWord(number, thread, word).then(
      () => done(null),
      (error: unknown) => done(`${error instanceof Error ? error.message : error}`),
    );
  const input = h("textarea", {
    rows: "1",
    placeholder: "Message",
    "aria-label": "Message",
    name: "text",
    enterkeyhint: "send",
  });
  const sendTyped = () => {
    const text = input.value.trim();
    if (text === "") return;
    input.value = "";
    grow(input);
    void send({ text });
  };
  input.addEventListener("input", () => grow(input));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendTyped();
  });
  const attachments = thread.channel === "sms" ? [] : attachmentsOf(send);
  return h(
    "form",
    {
      class: "composer",
      onsubmit: (event) => {
        event.preventDefault();
        sendTyped();
      },
    },
    ...attachments,
    input,
    h("button", { class: "round send", type: "submit", "aria-label": "Send" }, ICONS.send()),
  );
}

function attachmentsOf(send: (word: { text: string; file?: File; voice?: boolean }) => Promise<void>): Node[] {
  const chooser = h("input", { type: "file", hidden: true, "aria-label": "File", name: "file" });
  chooser.addEventListener("change", () => {
    const [file] = chooser.files ?? [];
    if (file !== undefined) void send({ text: "", file });
    chooser.value = "";
  });
  const menu = h(
    "details",
    { class: "menu up" },
    h("summary", { class: "round", "aria-label": "Attach" }, ICONS.clip()),
    h(
      "div",
      {},
      item("Picture of a jacket", async () => send({ text: "", file: await sample("jacket.jpg", "image/jpeg") })),
      item("A file of mine…", () => chooser.click()),
    ),
  );
  const voice = h(
    "button",
    {
      class: "round",
      type: "button",
      "aria-label": "Send a voice note",
      onclick: async () => send({ text: "", file: await sample("voice-note.ogg", "audio/ogg"), voice: true }),
    },
    ICONS.mic(),
  );
  return [menu, chooser, voice];
}

/** A line of a menu, which closes behind it. */
export function item(label: string, act: () => unknown): HTMLElement {
  return h(
    "button",
    {
      type: "button",
      onclick: (event) => {
        if (event.currentTarget instanceof Element) event.currentTarget.closest("details")?.removeAttribute("open");
        void act();
      },
    },
    label,
  );
}

function grow(input: HTMLTextAreaElement): void {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 120)}px`;
}
