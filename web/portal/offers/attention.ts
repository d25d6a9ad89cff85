import { computed, effect } from "@preact/signals";
import { type News, newsIn, type Ringing } from "../../../domain/attention/news.ts";
import type { SoundKind } from "../../../domain/attention/sounds.ts";
import { m } from "../../shared/paraglide/messages.js";
import { openConversations } from "../conversation/open-conversations.ts";
import { desk } from "../desk/desk.ts";
import type { DeskState } from "../desk/desk-state.ts";
import { customerName, isAfterClose } from "../inbox/rows.ts";
import { noticeText } from "../supervision/notice-text.ts";
import { sounds } from "./sounds.ts";
import { ring } from "./tone.ts";

const RINGS_AS: Record<News["kind"], SoundKind> = {
  offer: "offer",
  given: "offer",
  message: "message",
  notice: "whisper",
};

let known: Ringing | null = null;

/** Sounds and notifications for what comes while one looks elsewhere; nothing for what was there when the page opened. */
effect(() => {
  const state = desk.value;
  const before = known;
  known = state === null ? null : ringingOf(state);
  if (state === null || before === null || known === null) return;
  const news = newsIn(before, known);
  if (news === null) return;
  ring(RINGS_AS[news.kind], sounds.peek());
  announce(state, news);
});

function ringingOf({ offers, held, notices }: DeskState): Ringing {
  return {
    offers,
    held: held.map((one) => ({ ...one, afterClose: isAfterClose(one) })),
    notices: notices.map(({ id }) => id),
  };
}

function announce({ offers, held, notices }: DeskState, news: News): void {
  if (news.kind === "notice") {
    const notice = notices.find(({ id }) => id === news.id);
    return notice && notify(notice.by, noticeText(notice));
  }
  const offer = offers.find(({ interaction }) => interaction === news.interaction);
  if (news.kind === "offer" && offer !== undefined) {
    const { campaignName: campaign, opening } = offer;
    return notify(m.inbox_offer_announced({ name: customerName(offer), campaign }), opening);
  }
  const one = held.find(({ interaction }) => interaction === news.interaction);
  if (one !== undefined) notify(customerName(one), one.last?.text ?? one.opening);
}

/** The newest whisper of somebody else in each conversation that is open and has been read, ms. */
const whispered = computed(
  () =>
    new Map(
      openConversations.value.flatMap(({ conversation, live }) => {
        const { me, thread } = live.value;
        if (me === null || thread.entries.length === 0) return [];
        const heard = thread.entries.filter(({ kind, by }) => kind === "whisper" && by.id !== me.id);
        return [[conversation, heard.at(-1)?.at ?? 0] as const];
      }),
    ),
);
let heardBefore: ReadonlyMap<string, number> = new Map();

effect(() => {
  const now = whispered.value;
  const fresh = [...now].some(([conversation, at]) => at > (heardBefore.get(conversation) ?? at));
  heardBefore = now;
  if (fresh) ring("whisper", sounds.peek());
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

/** Something of the centre is amiss: it sounds, and is told to one who looks elsewhere. */
export function alarm(title: string, body: string): void {
  ring("alert", sounds.peek());
  notify(title, body);
}
