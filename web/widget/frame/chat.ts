import { computed, signal } from "@preact/signals";
import { LANGUAGES } from "../../../domain/campaign/campaign.ts";
import type { Entry } from "../../../protocol/conversation-entry.ts";
import type { StartConversation } from "../../../protocol/webchat.ts";
import { ConversationClient } from "../../shared/live/conversation.ts";
import type { Live } from "../../shared/live/live.ts";
import { browserWorld } from "../../shared/live/world.ts";
import { type PageUser, post, received, type ToFrame } from "../bridge.ts";
import * as api from "./api.ts";
import { forget, keep, kept } from "./kept.ts";
import { watchLine } from "./line.ts";
import { direct, page, query } from "./place.ts";
import { chime } from "./sound.ts";
import { language, setLanguage, usualLanguage, welcome } from "./welcome.ts";

/** What the panel shows: everything about this visitor's chat, as signals. */
export const live = signal<Live | null>(null);
export const typing = signal<string | null>(null);
export const zoom = signal(kept().zoom);
export const visible = signal(direct);
export const user = signal<PageUser | null>(null);
/** The form is shown again although an ended chat is there. */
export const startingAnew = signal(false);

export const interaction = computed(() => live.value?.thread.interaction ?? null);
export const isOver = computed(
  () => interaction.value !== null && !["waiting", "offered", "active"].includes(interaction.value.state),
);

const TYPING_SHOWN_MS = 4_000;
let client: ConversationClient | null = null;
let typingTimer: ReturnType<typeof setTimeout> | undefined;
/** `seq` of the newest entry that was here: older ones may come after it. */
let known = 0;

/** Once, when the frame has loaded: the texts, and the chat that this visitor had. */
export async function begin(): Promise<void> {
  addEventListener("message", (event) => heard(received<ToFrame>(event, parent, query.host)));
  await setLanguage(usualLanguage());
  const { conversation } = kept();
  if (conversation !== null) connect(conversation.id, conversation.ticket);
  tell({ type: "ready" });
  void watchLine(() => interaction.value?.state === "waiting" && isLookedAt());
}

type Answers = Omit<StartConversation, "visitor" | "request" | "page" | "language">;

/** Out of hours: sends the form as a message; throws a Refusal that the form shows. */
export async function leaveMessage(answers: Answers, request: string): Promise<void> {
  const { visitor } = kept();
  await api.leaveMessage({ ...answers, visitor, request, page: { ...page }, language: language.value });
}

/** Sends the form; throws a Refusal that the form shows. */
export async function start(answers: Answers, request: string): Promise<void> {
  const { visitor } = kept();
  keep({ visitor });
  const verified = user.value === null ? {} : { user: { id: user.value.id, signature: user.value.signature ?? "" } };
  const started = await api.startConversation({
    ...answers,
    ...verified,
    visitor,
    request,
    page: { ...page },
    language: language.value,
  });
  startingAnew.value = false;
  connect(started.conversationId, started.token);
  tell({ type: "event", name: "started", data: { caseNumber: started.caseNumber } });
}

export function say(text: string): void {
  client?.say(text);
}

/** Sends a file as a word of its own; `progress`: 0 to 1. Throws a Refusal. */
export async function attach(file: File, progress: (share: number) => void): Promise<void> {
  const { conversation } = kept();
  if (conversation === null || client === null) return;
  client.say("", "message", await api.upload(conversation.id, conversation.ticket, file, progress));
}

export const retry = (id: string) => client?.retry(id);
export const discard = (id: string) => client?.discard(id);
export const isTyping = () => client?.typing();
/** The page before the oldest message that is here. */
export const earlier = () => client?.earlier() ?? Promise.resolve();
export const leave = () => void client?.act({ t: "leave" });
export const rate = (score: number, comment: string) => void client?.act({ t: "rate", score, comment });
export const closePanel = () => tell({ type: "close" });

function isLookedAt(): boolean {
  return visible.value && document.visibilityState === "visible";
}

/** What is on screen of the other side's words has been seen. */
export function seen(): void {
  const last = live.value?.thread.entries.findLast((entry) => entry.seq !== null);
  if (isLookedAt() && last?.seq) client?.seen(last.seq);
}

export function setZoom(next: number): void {
  zoom.value = next;
  keep({ zoom: next });
}

export function startAnew(): void {
  startingAnew.value = true;
}

function connect(id: string, ticket: string): void {
  client?.stop();
  keep({ conversation: { id, ticket } });
  tell({ type: "chatting", on: true });
  const url = new URL(`/api/conversations/${id}/socket`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  client = new ConversationClient({
    url: url.href,
    ticket,
    world: browserWorld,
    paged: true,
    changed: (next) => changed(next),
    typing: (_, name) => shownTyping(name),
    ticketRenewed: (renewed) => keep({ conversation: { id, ticket: renewed } }),
    renewTicket: async () => null,
  });
}

function changed(next: Live): void {
  live.value = next;
  if (next.ended !== null) return reset();
  const { entries, seen: read } = next.thread;
  const fresh = entries.filter((entry) => isOurs(entry) && (entry.seq ?? 0) > known);
  const replayed = known === 0;
  known = Math.max(known, entries.findLast(({ seq }) => seq !== null)?.seq ?? 0);
  if (fresh.length > 0) typing.value = null;
  if (fresh.length === 0) return;
  if (isLookedAt()) return seen();
  tell({ type: "unread", count: entries.filter((entry) => isOurs(entry) && (entry.seq ?? 0) > read.visitor).length });
  if (replayed) return;
  if (welcome.value?.checks.sound) chime();
  const last = fresh.at(-1);
  if (last !== undefined && last.text !== "")
    tell({ type: "teaser", from: last.by.name, text: last.text.slice(0, 140) });
  tell({ type: "event", name: "message", data: null });
}

/** An agent's word, or that of a supervisor who has joined. */
function isOurs(entry: Entry): boolean {
  return (entry.by.role === "agent" || entry.by.role === "supervisor") && entry.kind === "message";
}

function shownTyping(name: string): void {
  typing.value = name;
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => {
    typing.value = null;
  }, TYPING_SHOWN_MS);
}

function heard(message: ToFrame | null): void {
  if (message?.type === "opened") {
    visible.value = message.open;
    if (!message.open) client?.tellSeen();
    seen();
  }
  if (message?.type === "page")
    Object.assign(page, { url: message.url.slice(0, 2_000), title: message.title.slice(0, 300) });
  if (message?.type === "user") user.value = message.user;
  if (message?.type === "locale")
    void setLanguage(LANGUAGES.find((one) => message.locale.startsWith(one)) ?? language.value, true);
  if (message?.type === "reset") reset();
}

function reset(): void {
  client?.stop();
  client = null;
  live.value = null;
  known = 0;
  forget();
  tell({ type: "chatting", on: false });
}

function tell(message: Parameters<typeof post>[2]): void {
  if (!direct) post(parent, query.host, message);
}

document.addEventListener("visibilitychange", seen);
addEventListener("pagehide", () => client?.tellSeen());
