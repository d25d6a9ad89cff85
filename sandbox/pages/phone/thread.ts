import type { Bubble, Thread } from "../../network/phone-view.ts";
import { h } from "../dom.ts";
import { ICONS } from "./icons.ts";
import { dayOf, timeOf } from "./time.ts";

/** The words of a thread, with a line for each new day. */
export function wordsOf(thread: Thread): Node[] {
  let day = "";
  const nodes = thread.bubbles.flatMap((bubble, index) => {
    const next = thread.bubbles[index + 1];
    const isLast = next?.mine !== bubble.mine || next.kind !== "message";
    const today = dayOf(bubble.at);
    const line = today === day ? [] : [h("p", { class: "day" }, h("span", {}, today))];
    day = today;
    return [...line, bubble.kind === "message" ? bubbleOf(bubble, thread, isLast) : eventOf(bubble)];
  });
  if (thread.typing)
    nodes.push(h("p", { class: "bubble theirs typing", "aria-label": "typing" }, h("i"), h("i"), h("i")));
  return nodes;
}

function bubbleOf(bubble: Bubble, { channel }: Thread, isLast: boolean): HTMLElement {
  const { mine, text, file, template } = bubble;
  const side = `${mine ? "mine" : "theirs"}${isLast ? " last" : ""}`;
  const body = h(
    "div",
    { class: `bubble ${side}${template === null ? "" : " template"}${text === "" && file !== null ? " bare" : ""}` },
    file !== null && mediaOf(bubble),
    template !== null && template.header !== "" && h("strong", {}, template.header),
    text !== "" && h("p", {}, text),
    template !== null && template.footer !== "" && h("small", {}, template.footer),
    h("span", { class: "mark" }, timeOf(bubble.at), channel === "whatsapp" && mine && ticksOf(bubble)),
  );
  if (template === null || template.buttons.length === 0) return body;
  return h(
    "div",
    { class: `card ${side}` },
    body,
    ...template.buttons.map((label) =>
      h("button", { type: "button", class: "choice", "data-say": label }, ICONS.reply(), label),
    ),
  );
}

function ticksOf({ seen }: Bubble): HTMLElement {
  return h(
    "span",
    { class: seen ? "ticks seen" : "ticks", role: "img", "aria-label": seen ? "read" : "sent" },
    ICONS.ticks(),
  );
}

function mediaOf({ file, text }: Bubble): HTMLElement {
  if (file === null) return h("span");
  const source = `/phone/files/${file.key}`;
  const group = file.type.split("/")[0];
  if (group === "image")
    return h("a", { href: source, target: "_blank" }, h("img", { src: source, alt: text || file.name }));
  if (group === "audio") return h("audio", { controls: true, preload: "metadata", src: source });
  if (group === "video") return h("video", { controls: true, preload: "metadata", src: source });
  return h("a", { class: "document", href: source, target: "_blank" }, ICONS.paper(), h("span", {}, file.name));
}

function eventOf({ kind, at }: Bubble): HTMLElement {
  const said = {
    call: "You called",
    "offers-stopped": "You stopped offers",
    "offers-resumed": "You want offers again",
    message: "",
  };
  return h("p", { class: "day" }, h("span", {}, `${said[kind]} · ${timeOf(at)}`));
}
