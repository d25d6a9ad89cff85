import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Refused } from "../../shared/live/conversation.ts";

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
}

export const InConversation = createContext<ConversationContext | null>(null);

export function useConversation(): ConversationContext {
  const context = useContext(InConversation);
  if (context === null) throw new Error("This is a part of a conversation");
  return context;
}
