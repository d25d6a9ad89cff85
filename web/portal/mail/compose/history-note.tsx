import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { writerOf } from "../thread/closed-mail.tsx";
import { mailMoment } from "../thread/moment.ts";
import type { MailItem, ThreadItem } from "../thread/thread-items.ts";
import type { Draft } from "./draft.ts";
import { historyOf } from "./in-thread.ts";

const LONGEST = 160;

/** What goes along besides the agent's own words: the earlier mails, the newest first, or the one that is passed on. */
export function HistoryNote({ draft, items }: { draft: Draft; items: readonly ThreadItem[] }) {
  const open = useSignal(false);
  const { mode, withHistory, answers } = draft;
  const history = historyOf(items, answers);
  const along = mode === "forward" ? history.slice(-1) : withHistory ? history.toReversed() : [];
  if (along.length === 0) return null;
  return (
    <div class="mail-history">
      <button
        type="button"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Icon name={open.value ? "chevron-up" : "chevron-down"} size={14} />
        {mode === "forward" ? m.mail_passed_on() : m.mail_history({ count: along.length })}
      </button>
      {open.value && (
        <ul>
          {along.map((item) => (
            <Quoted key={item.key} item={item} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Quoted({ item }: { item: MailItem }) {
  return (
    <li class="quiet">
      {m.mail_wrote({ time: mailMoment(item.entry.at), name: writerOf(item) })}
      <span class="cut">{item.entry.text.slice(0, LONGEST)}</span>
    </li>
  );
}
