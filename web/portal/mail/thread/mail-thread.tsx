import { useSignal } from "@preact/signals";
import { useCallback, useMemo, useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { AfterClose } from "../../conversation/after-close.tsx";
import { InConversation, useHeldContext } from "../../conversation/context.ts";
import { handOver } from "../../conversation/hand-over.ts";
import { HandOverCard } from "../../conversation/hand-over-card.tsx";
import type { Asked } from "../../conversation/header-menu.tsx";
import { lazy } from "../../lazy.ts";
import "../../conversation/conversation.css";
import { factsOf } from "../../conversation/facts.ts";
import type { Shown } from "../../conversation/held-conversation.tsx";
import { Announcer, useSeen } from "../../conversation/log.tsx";
import { Released } from "../../conversation/released.tsx";
import { toNewestStar } from "../../conversation/star.tsx";
import { useAllOf } from "../../conversation/use-all-of.ts";
import { CustomerDrawer } from "../../customer/customer-pane.tsx";
import { SHORTCUTS, useKeys } from "../../frame/keys.ts";
import { isAfterClose } from "../../inbox/rows.ts";
import { Late } from "../../late.tsx";
import type { Intent } from "../compose/intent.ts";
import { MailDesk } from "../compose/mail-desk.tsx";
import { useIntent } from "../compose/use-intent.ts";
import { MailHeader } from "./mail-header.tsx";
import { printMails } from "./print.ts";
import { subjectText } from "./subject-text.ts";
import { newestMail, threadItems } from "./thread-items.ts";
import { ThreadLines } from "./thread-lines.tsx";
import "./thread.css";

const CloseDialog = lazy(() => import("../../conversation/close-dialog.tsx").then((module) => module.CloseDialog));
const TransferDialog = lazy(() =>
  import("../../conversation/transfer-dialog.tsx").then((module) => module.TransferDialog),
);
const OptOutDialog = lazy(() => import("../../conversation/opt-out-dialog.tsx").then((module) => module.OptOutDialog));

/** One thread (EML-40 to EML-49): who and what about on top, its mails, and under them what is being written. */
export function MailThread({ opened, held, released, back }: Shown) {
  const live = opened.live.value;
  const { client } = opened;
  const asked = useSignal<Asked>(null);
  const facts = factsOf(held, live.thread.interaction, live.thread.entries);
  const mine = released === null && live.ended === null;
  const returned = mine && isAfterClose(held);
  const context = useHeldContext(opened, held);
  const items = useMemo(
    () => threadItems(live.thread, live.unsent, context.me.id),
    [live.thread, live.unsent, context.me.id],
  );
  const unread = live.thread.earlier?.mails ?? 0;
  const newest = newestMail(items);
  const subject = subjectText(held.subject ?? newest?.mail.subject ?? "");
  const scroller = useRef<HTMLDivElement | null>(null);
  const intent = useIntent(items, mine);
  const seen = useCallback((seq: number) => client.seen(seq), [client]);
  useSeen(live, true, seen);
  const given = handOver(live.thread.entries, held.interaction, context.me, live.thread.interaction?.staff);
  useAllOf(given === null ? [] : context.starred, opened);
  const done = () => {
    asked.value = null;
  };
  const write = (next: Intent) => intent.begin(next);
  const load = () => client.earlier();
  const print = async () => {
    await load();
    const { thread, unsent } = opened.live.peek();
    await printMails({ subject, facts, items: threadItems(thread, unsent, context.me.id), context });
  };

  useKeys(
    mine
      ? [
          [SHORTCUTS.transfer, () => (asked.value = "transfer")],
          ...(returned ? [] : [[SHORTCUTS.close, () => (asked.value = "close")] as const]),
          [SHORTCUTS.customer, () => (asked.value = "customer")],
          [SHORTCUTS.star, toNewestStar],
          [SHORTCUTS.newest, () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight })],
        ]
      : [],
  );

  return (
    <InConversation.Provider value={context}>
      <section class="mail-thread" aria-label={m.inbox_conversation_with({ name: subject })}>
        <MailHeader
          subject={subject}
          count={items.filter(({ kind }) => kind === "mail").length + unread}
          facts={facts}
          held={held}
          mine={mine}
          back={back}
          client={client}
          asked={asked}
          print={print}
        />
        {returned && <AfterClose facts={facts} client={client} />}
        {mine && given !== null && <HandOverCard key={held.turn} card={given} greet={null} />}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <div class="mail-lines" ref={scroller} role="log" aria-live="off" aria-label={m.mail_thread()} tabIndex={0}>
          {live.me === null && items.length === 0 ? (
            <Late rows={4} />
          ) : (
            <ThreadLines
              items={items}
              unread={{ mails: unread, load }}
              subject={subject}
              mine={mine}
              write={write}
              print={(one) => printMails({ subject, facts, items: [one], context })}
            />
          )}
        </div>
        <Announcer live={live} />
        {released !== null && <Released why={released} />}
        {mine && (
          <MailDesk
            opened={opened}
            facts={facts}
            items={items}
            intent={intent}
            sentAndDone={() => {
              asked.value = "close";
            }}
          />
        )}
      </section>
      {asked.value === "customer" && <CustomerDrawer facts={facts} mine={mine} closed={done} />}
      {asked.value === "close" && <CloseDialog held={held} facts={facts} client={client} closed={done} />}
      {asked.value === "transfer" && <TransferDialog held={held} facts={facts} client={client} closed={done} />}
      {asked.value === "opt-out" && <OptOutDialog facts={facts} client={client} closed={done} />}
    </InConversation.Provider>
  );
}
