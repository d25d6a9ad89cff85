import type { PhoneView, Thread } from "../../network/phone-view.ts";
import { byId, h, polling, renderer } from "../dom.ts";
import { composerOf, item } from "./composer.ts";
import { ICONS } from "./icons.ts";
import { contactsOf, face, listOf } from "./list.ts";
import { phonesOf } from "./phones.ts";
import { makeGesture, readUpToNow, sendWord } from "./sending.ts";
import { addressOf, CHANNEL_NAMES, type Place, placeOf, readable, threadAt } from "./state.ts";
import { wordsOf } from "./thread.ts";

const EVERY_MS = 1_000;

let { number, place } = placeOf(location.search);
let choosing = false;
let view: PhoneView | undefined;
let composer: HTMLElement | undefined;
let composed = "";
let problem = "";
/** Whoever reads further up is not torn away by what comes. */
let isAtEnd = true;

const screen = byId("screen");
const head = h("div", { class: "head" });
const trouble = h("p", { class: "problem", role: "alert" });
const words = h("div", { class: "words", role: "log", "aria-label": "Messages" });
const renderWords = renderer(words);
const renderHead = renderer(head);
const renderScreen = renderer(screen);
const poll = polling(EVERY_MS, async () => {
  await phonesOf(number, choose);
  if (number === "") return;
  const response = await fetch(`/phone/view?number=${encodeURIComponent(number)}`);
  if (response.ok) view = (await response.json()) as PhoneView;
  show();
});

/** Another phone is taken to hand. */
function choose(other: string): void {
  number = other;
  go(null);
}

function go(to: Place | null): void {
  place = to;
  choosing = false;
  problem = "";
  history.replaceState(null, "", addressOf(number, place));
  view = view?.number === number ? view : undefined;
  show();
  poll.ask();
}

function show(): void {
  if (number === "" || view === undefined) return;
  if (choosing) {
    const back = () => go(null);
    renderScreen(`contacts ${JSON.stringify(view.contacts)}`, () => contactsOf(view as PhoneView, go, back));
    return;
  }
  const thread = place === null ? undefined : threadAt(view, place);
  if (place === null || thread === undefined) {
    const shown = view;
    const compose = () => {
      choosing = true;
      show();
    };
    screen.dataset.channel = "";
    renderScreen(`list ${JSON.stringify([shown.number, shown.threads])}`, () => listOf(shown, go, compose));
    return;
  }
  showThread(thread);
}

function showThread(thread: Thread): void {
  screen.dataset.channel = thread.channel;
  const key = `${number} ${thread.account} ${thread.sender}`;
  if (composer === undefined || composed !== key) {
    composer = composerOf(thread, number, (failed) => {
      problem = failed ?? "";
      poll.ask();
    });
    composed = key;
  }
  const field = composer;
  // The field stays where it is while the rest changes: whoever types keeps the focus.
  const isOpened = renderScreen(`thread ${key}`, () => [head, words, trouble, field]);
  renderHead(`${key} ${thread.typing}`, () => [headOf(thread)]);
  trouble.textContent = problem;
  if (isOpened) isAtEnd = true;
  if (renderWords(`${key} ${JSON.stringify(thread.bubbles)} ${thread.typing}`, () => wordsOf(thread)) || isOpened)
    keepEnd();
  if (thread.unread > 0 && document.visibilityState === "visible") void readUpToNow(number, thread.account);
}

function headOf(thread: Thread): HTMLElement {
  const under = thread.typing ? "typing…" : CHANNEL_NAMES[thread.channel];
  return h(
    "header",
    { class: "bar" },
    h("button", { class: "round", type: "button", "aria-label": "Back", onclick: () => go(null) }, ICONS.back()),
    face(thread.title, thread.channel),
    h("div", { class: "whom" }, h("h1", {}, readable(thread.title)), h("p", {}, under)),
    ...(thread.channel === "whatsapp" ? callAndMenu(thread) : []),
  );
}

function callAndMenu(thread: Thread): Node[] {
  const gesture = (kind: Parameters<typeof makeGesture>[2]) => makeGesture(number, thread, kind).then(() => poll.ask());
  return [
    h(
      "button",
      { class: "round", type: "button", "aria-label": "Call", onclick: () => void gesture("call") },
      ICONS.call(),
    ),
    h(
      "details",
      { class: "menu" },
      h("summary", { class: "round more", "aria-label": "More" }, ICONS.more()),
      h(
        "div",
        {},
        item("Stop offers and announcements", () => gesture("offers-stopped")),
        item("Want offers again", () => gesture("offers-resumed")),
      ),
    ),
  ];
}

function keepEnd(): void {
  if (isAtEnd) words.scrollTop = words.scrollHeight;
}

words.addEventListener("scroll", () => {
  isAtEnd = words.scrollHeight - words.scrollTop - words.clientHeight < 80;
});
// A picture has its height only when it has come.
words.addEventListener("load", keepEnd, true);

/** The buttons under a template answer in the customer's name. */
words.addEventListener("click", ({ target }) => {
  const said = target instanceof Element ? target.closest<HTMLElement>("[data-say]")?.dataset.say : undefined;
  if (said !== undefined && place !== null) void sendWord(number, place, { text: said }).then(() => poll.ask());
});

poll.ask();
