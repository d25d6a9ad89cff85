import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import type { Mark, Starred } from "../../../domain/interaction/starred.ts";
import type { HeldInteraction } from "../../../protocol/desk-socket.ts";
import type { InteractionView } from "../../../protocol/interaction-view.ts";
import type { Refused } from "../../shared/live/live.ts";
import { desk } from "../desk/desk.ts";
import { principal } from "../session.ts";
import type { OpenConversation } from "./open-conversations.ts";

/** What the parts of one conversation need to know of it. */
interface ConversationContext {
  conversation: string;
  /** The freshest ticket, for files. */
  ticket: () => string;
  /** The reader, as the conversation names them. */
  me: { id: string; name: string };
  retry: (id: string) => void;
  discard: (id: string) => void;
  /** Sends what failed, or may have, by its carrier once more; null where the reader may not. */
  sendAgain: ((entry: string) => Promise<Refused | null>) | null;
  /** Entries that are marked as promises, and by whom. */
  starred: readonly string[];
  starredBy: Readonly<Record<string, Mark>>;
  /** Marks one, or takes the mark back; null where the reader may not. */
  star: ((entry: string, on: boolean) => Promise<Refused | null>) | null;
}

const NONE: Starred = { starred: [], starredBy: {} };

/** Of the interaction that these are the entries of. */
export function starredIn(view: InteractionView | null): Starred {
  const { starred = NONE.starred, starredBy = NONE.starredBy } = view?.staff ?? NONE;
  return { starred, starredBy };
}

export const InConversation = createContext<ConversationContext | null>(null);

export function useConversation(): ConversationContext {
  const context = useContext(InConversation);
  if (context === null) throw new Error("This is a part of a conversation");
  return context;
}

/** For the agent who holds it. */
export function useHeldContext(opened: OpenConversation, held: HeldInteraction): ConversationContext {
  const { starred, starredBy } = starredIn(opened.live.value.thread.interaction);
  return useMemo(
    () => ({
      conversation: opened.conversation,
      ticket: () => opened.ticket() || held.ticket,
      me: { id: principal.value?.user ?? "", name: desk.value?.me.name ?? principal.value?.name ?? "" },
      retry: (id: string) => opened.client.retry(id),
      discard: (id: string) => opened.client.discard(id),
      sendAgain: (entry: string) => opened.client.act({ t: "send-again", id: crypto.randomUUID(), entry }),
      starred,
      starredBy,
      star: (entry: string, on: boolean) => opened.client.act({ t: "star", id: crypto.randomUUID(), entry, on }),
    }),
    [opened, held.ticket, starred, starredBy],
  );
}
