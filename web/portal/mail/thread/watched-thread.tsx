import { useMemo } from "preact/hooks";
import type { Live } from "../../../shared/live/live.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { useConversation } from "../../conversation/context.ts";
import type { InteractionFacts } from "../../conversation/facts.ts";
import { Late } from "../../late.tsx";
import "../mail.css";
import { printMails } from "./print.ts";
import { subjectText } from "./subject-text.ts";
import "./thread.css";
import { newestMail, threadItems } from "./thread-items.ts";
import { ThreadLines } from "./thread-lines.tsx";

interface WatchedThreadProps {
  live: Live;
  facts: InteractionFacts;
  /** Resolves when the page before the oldest mail that is here has come; left out: all are here. */
  earlier?: () => Promise<void>;
}

/** The mails of a thread for a supervisor who looks on: read and printed, never answered. */
export function WatchedThread({ live, facts, earlier }: WatchedThreadProps) {
  const context = useConversation();
  const { thread, unsent } = live;
  const items = useMemo(() => threadItems(thread, unsent, context.me.id), [thread, unsent, context.me.id]);
  if (items.length === 0) return <Late rows={4} />;
  const subject = subjectText(newestMail(items)?.mail.subject ?? "");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div class="mail-lines watched" role="log" aria-live="off" aria-label={m.mail_thread()} tabIndex={0}>
      <ThreadLines
        items={items}
        unread={{ mails: thread.earlier?.mails ?? 0, load: earlier ?? allHere }}
        subject={subject}
        mine={false}
        write={() => {}}
        print={(one) => printMails({ subject, facts, items: [one], context })}
      />
    </div>
  );
}

async function allHere(): Promise<void> {}
