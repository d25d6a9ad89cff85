import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { HeldInteraction } from "../../../protocol/desk-socket.ts";
import { m } from "../../shared/paraglide/messages.js";
import { desk } from "../desk/desk.ts";
import type { DeskState } from "../desk/desk-state.ts";
import { conversationHref } from "../desk/held.ts";
import { type InboxPlace, inboxHref } from "../inbox/place.ts";
import { inboxRows } from "../inbox/rows.ts";
import { Late } from "../late.tsx";
import { type OpenConversation, openConversation } from "./open-conversations.ts";

/** A conversation that the desk holds, or held until a moment ago. */
export interface Shown {
  opened: OpenConversation;
  held: HeldInteraction;
  /** Why it is not ours any more; null while it is. */
  released: DeskState["released"][string] | null;
  /** Back to the list. */
  back: string;
}

interface HeldConversationProps {
  conversation: string;
  place: InboxPlace;
  /** All that this place shows: what is done leaves the screen, and the next one opens. */
  mine: ReadonlySignal<readonly HeldInteraction[]>;
  draw: (shown: Shown) => ComponentChildren;
}

/** The conversation at this address, if the desk holds it, or held it until a moment ago. */
export function HeldConversation({ conversation, place, mine, draw }: HeldConversationProps) {
  const state = desk.value;
  const held = state?.held.find((one) => one.conversation === conversation);
  const last = useRef<HeldInteraction | undefined>(held);
  if (held !== undefined) last.current = held;
  if (state === null) return <Late rows={4} />;
  if (last.current === undefined) return <NotHeld place={place} />;
  return <Opened held={last.current} isHeld={held !== undefined} place={place} mine={mine} draw={draw} />;
}

interface OpenedProps extends Omit<HeldConversationProps, "conversation"> {
  held: HeldInteraction;
  isHeld: boolean;
}

function Opened({ held, isHeld, place, mine, draw }: OpenedProps) {
  const { route } = useLocation();
  const { conversation, interaction } = held;
  const opened = useMemo(
    () => openConversation(conversation, () => ticketOf(conversation), held.ticket),
    // A new interaction of the same customer brings a ticket of its own.
    [conversation, interaction],
  );
  const released = isHeld ? null : (desk.value?.released[interaction] ?? { why: "closed" as const });
  // What a supervisor has done stays to be read.
  const why = released === null || released.by !== undefined ? null : released.why;

  useEffect(() => {
    if (why !== "closed" && why !== "transferred") return;
    // What is done leaves the screen: the next one opens.
    const next = inboxRows(mine.peek(), place)[0]?.held.conversation ?? null;
    const timer = setTimeout(() => route(inboxHref({ ...place, conversation: next }), true), LINGER_MS);
    return () => clearTimeout(timer);
  }, [why, place, mine, route]);

  useEffect(() => {
    // An address of before, or of somebody who knows no better.
    const right = conversationHref(held);
    if (!right.startsWith(place.base)) route(right, true);
  }, [held.channel, place.base, route]);

  return <>{draw({ opened, held, released, back: inboxHref({ ...place, conversation: null }) })}</>;
}

/** Long enough to read that it was done. */
const LINGER_MS = 1_500;

function ticketOf(conversation: string): string | null {
  return desk.peek()?.held.find((one) => one.conversation === conversation)?.ticket ?? null;
}

function NotHeld({ place }: { place: InboxPlace }) {
  return (
    <div class="nothing-open">
      <p class="empty">
        <strong>{m.inbox_not_held()}</strong>
        <a href={inboxHref({ ...place, conversation: null })}>{m.inbox_back_to_list()}</a>
      </p>
    </div>
  );
}
