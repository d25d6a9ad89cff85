import { computed } from "@preact/signals";
import type { HeldInteraction } from "../../../protocol/desk-socket.ts";
import { desk } from "./desk.ts";

/** Mails have a place of their own; every other channel shares the inbox. */
const isMail = ({ channel }: Pick<HeldInteraction, "channel">) => channel === "email";
export const held = computed(() => desk.value?.held ?? []);

export const heldMails = computed(() => held.value.filter(isMail));
export const heldChats = computed(() => held.value.filter((one) => !isMail(one)));

const unreadOf = (all: readonly HeldInteraction[]) => all.filter(({ unread }) => unread > 0).length;
export const unreadMails = computed(() => unreadOf(heldMails.value));
export const unreadChats = computed(() => unreadOf(heldChats.value));

/** The agent's mail campaigns. */
export const mailCampaigns = computed(() => (desk.value?.campaigns ?? []).filter(isMail));
export const hasMail = computed(() => mailCampaigns.value.length > 0 || heldMails.value.length > 0);

/** Where a conversation is read and answered. */
export function conversationHref({ channel, conversation }: Pick<HeldInteraction, "channel" | "conversation">): string {
  return channel === "email" ? `/mail/${conversation}` : `/inbox/${conversation}`;
}
