import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** What the parts of one conversation need to know of it. */
interface ConversationContext {
  conversation: string;
  /** The freshest ticket, for files. */
  ticket: () => string;
  /** The reader, as the conversation names them. */
  me: { id: string; name: string };
  retry: (id: string) => void;
  discard: (id: string) => void;
}

export const InConversation = createContext<ConversationContext | null>(null);

export function useConversation(): ConversationContext {
  const context = useContext(InConversation);
  if (context === null) throw new Error("This is a part of a conversation");
  return context;
}
