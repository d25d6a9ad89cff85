import { effect } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { desk } from "../desk/desk.ts";
import { customerName, isAfterClose } from "../inbox/rows.ts";
import { kept } from "../kept.ts";

/** What asks for attention may sound; off is remembered. */
export const sounds = kept<boolean>("sounds", true, (value) => typeof value === "boolean");

const NOTE_SECONDS = 0.14;
const LOUDNESS = 0.12;
/** Two notes up: an offer. One: a word in a conversation that is not on screen. */
const OFFER_HZ = [660, 880];
const WORD_HZ = [740];

let audio: AudioContext | null = null;
let known: { offers: ReadonlySet<string>; unread: ReadonlyMap<string, number> } | null = null;

/** Sounds and notifications for what comes while one looks elsewhere; nothing for what was there when the page opened. */
effect(() => {
  const state = desk.value;
  if (state === null) {
    known = null;
    return;
  }
  const offers = new Set(state.offers.map(({ interaction, n }) => `${interaction} ${n}`));
  const unread = new Map(state.held.map((one) => [one.interaction, one.unread] as const));
  const before = known;
  known = { offers, unread };
  if (before === null) return;

  const offer = state.offers.find(({ interaction, n }) => !before.offers.has(`${interaction} ${n}`));
  if (offer !== undefined) {
    sound(OFFER_HZ);
    notify(m.inbox_offer_announced({ name: customerName(offer), campaign: offer.campaignName }), offer.opening);
    return;
  }
  const own = state.held.filter((one) => !isAfterClose(one));
  const told = own.find((one) => one.unread > (before.unread.get(one.interaction) ?? 0));
  const fresh = own.find(({ interaction }) => !before.unread.has(interaction));
  const news = fresh ?? told;
  if (news === undefined) return;
  sound(WORD_HZ);
  notify(customerName(news), news.last?.text ?? news.opening);
});

/** The browser asks only after a click. */
export async function allowNotifications(): Promise<void> {
  if ("Notification" in window && Notification.permission === "default") await Notification.requestPermission();
}

export function mayAskForNotifications(): boolean {
  return "Notification" in window && Notification.permission === "default";
}

function notify(title: string, body: string): void {
  if (!("Notification" in window) || Notification.permission !== "granted" || document.hasFocus()) return;
  const shown = new Notification(title, { body, tag: "deskline" });
  shown.addEventListener("click", () => {
    window.focus();
    shown.close();
  });
}

/** Silent until the page was touched once: browsers allow no sound before. */
function sound(notes: readonly number[]): void {
  if (!sounds.value || !navigator.userActivation?.hasBeenActive) return;
  audio ??= new AudioContext();
  const context = audio;
  void context.resume();
  notes.forEach((hertz, index) => {
    const at = context.currentTime + index * NOTE_SECONDS;
    const tone = new OscillatorNode(context, { type: "sine", frequency: hertz });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.01);
    gain.gain.exponentialRampToValueAtTime(0.001, at + NOTE_SECONDS * 2);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + NOTE_SECONDS * 2);
  });
}

/** Three notes down: something of the centre is amiss. */
const AMISS_HZ = [880, 660, 550];

/** Sounds and tells of it, as one who looks elsewhere hears it. */
export function alarm(title: string, body: string): void {
  sound(AMISS_HZ);
  notify(title, body);
}
