import { effect, type Signal, signal } from "@preact/signals";
import { ConversationClient } from "../../shared/live/conversation.ts";
import type { Live } from "../../shared/live/live.ts";
import { browserWorld } from "../../shared/live/world.ts";
import { takeDraft } from "../composer/server-drafts.ts";
import { principal } from "../session.ts";

/** More sockets than anybody reads at once; what has unsent words is never closed. */
const MOST_OPEN = 8;

export interface OpenConversation {
  conversation: string;
  client: ConversationClient;
  live: Signal<Live>;
  /** The freshest one, renewed over the socket. */
  ticket: () => string;
  /** Who writes now, and until when (ms) that is shown. */
  typing: Signal<{ name: string; until: number } | null>;
}

/** The conversations whose socket this tab keeps: those on screen lately, the latest last. */
export const openConversations = signal<readonly OpenConversation[]>([]);

const TYPING_SHOWN_MS = 4_000;

/** Opens the conversation's socket or takes the one that is open. `ticketNow` gives the freshest ticket there is. */
export function openConversation(
  conversation: string,
  ticketNow: () => string | null | Promise<string | null>,
  ticket: string,
): OpenConversation {
  const known = openConversations.peek().find((one) => one.conversation === conversation);
  const alive = known !== undefined && known.live.peek().ended === null ? known : null;
  const opened = alive ?? create(conversation, ticketNow, ticket);
  const others = openConversations.peek().filter((one) => one.conversation !== conversation);
  openConversations.value = [...trimmed(others), opened];
  return opened;
}

function create(
  conversation: string,
  ticketNow: () => string | null | Promise<string | null>,
  ticket: string,
): OpenConversation {
  const url = new URL(`/api/conversations/${conversation}/socket`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const typing = signal<{ name: string; until: number } | null>(null);
  let live: Signal<Live> | null = null;
  let freshest = ticket;
  const client = new ConversationClient({
    url: url.href,
    ticket,
    world: browserWorld,
    paged: true,
    changed: (next) => {
      if (live !== null) live.value = next;
    },
    typing: (by, name) => {
      if (by === "visitor") typing.value = { name, until: Date.now() + TYPING_SHOWN_MS };
    },
    drafted: (draft) => takeDraft(conversation, draft),
    ticketRenewed: (next) => {
      freshest = next;
    },
    renewTicket: async (code) => (code === "ticket_expired" ? ticketNow() : null),
  });
  live = signal(client.live);
  return { conversation, client, live, typing, ticket: () => freshest };
}

function trimmed(others: readonly OpenConversation[]): readonly OpenConversation[] {
  const spare = others.length - (MOST_OPEN - 1);
  if (spare <= 0) return others;
  const idle = others.filter((one) => one.live.peek().unsent.length === 0).slice(0, spare);
  for (const one of idle) one.client.stop();
  return others.filter((one) => !idle.includes(one));
}

effect(() => {
  if (principal.value !== null) return;
  for (const one of openConversations.peek()) one.client.stop();
  openConversations.value = [];
});
