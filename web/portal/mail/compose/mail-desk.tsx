import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { ComposerStart } from "../../../../protocol/mail.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import type { Variables } from "../../composer/canned.ts";
import { Composer } from "../../composer/composer.tsx";
import { useConversation } from "../../conversation/context.ts";
import type { InteractionFacts } from "../../conversation/facts.ts";
import type { OpenConversation } from "../../conversation/open-conversations.ts";
import { desk } from "../../desk/desk.ts";
import { SHORTCUTS } from "../../frame/keys.ts";
import { Icon } from "../../icon.tsx";
import type { IconName } from "../../icons.ts";
import type { ThreadItem } from "../thread/thread-items.ts";
import { mailDoor } from "./door.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import { MailComposer } from "./mail-composer.tsx";
import { complaintsOf } from "./refused.ts";
import { useTypedAhead } from "./typed-ahead.ts";
import type { Writing } from "./use-intent.ts";
import "./compose.css";

interface MailDeskProps {
  opened: OpenConversation;
  facts: InteractionFacts;
  items: readonly ThreadItem[];
  intent: Writing;
  /** It was sent, and the thread is to be closed. */
  sentAndDone: () => void;
}

/** Under the thread: ways to answer, or what is being written. A draft that was begun, here or elsewhere, opens by itself. */
export function MailDesk({ opened, facts, items, intent, sentAndDone }: MailDeskProps) {
  const { conversation, ticket } = useConversation();
  const start = useSignal<ComposerStart | null>(null);
  const failure = useSignal<string | null>(null);
  const keeper = useMemo(
    () => new DraftKeeper((draft: ComposerStart["draft"]) => mailDoor.keep(conversation, ticket(), draft)),
    [conversation],
  );
  const holder = useRef<HTMLElement | null>(null);
  const writable = useSignal(false);
  const { current: wanted } = intent;
  const ahead = useTypedAhead(wanted.value !== null && wanted.value.mode !== "note" && !writable.value);

  const load = async () => {
    failure.value = null;
    try {
      start.value = await mailDoor.open(conversation, ticket());
      const { draft } = start.value;
      // Not asked for: the keyboard stays where it is.
      if (draft !== null && intent.current.peek() === null)
        intent.current.value = { mode: draft.mode, answers: draft.answers };
    } catch (thrown) {
      failure.value = complaintsOf(problemOf(thrown), { to: [], cc: [], bcc: [] }).mail ?? m.portal_problem_internal();
    }
  };
  useEffect(() => void load(), [conversation]);
  useEffect(() => {
    const leave = () => document.visibilityState === "hidden" && void keeper.flush();
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      void keeper.flush();
    };
  }, [keeper]);

  const { campaign, campaignName, caseNumber, customer } = facts;
  const canned = desk.value?.campaigns.find(({ id }) => id === campaign)?.canned ?? [];
  const variables: Variables = {
    name: customer.name,
    agent: desk.value?.me.name ?? "",
    case: caseNumber,
    campaign: campaignName,
  };
  const current = intent.current.value;
  const close = () => {
    intent.current.value = null;
    writable.value = false;
    requestAnimationFrame(() => holder.current?.querySelector<HTMLElement>("button")?.focus());
  };

  if (current?.mode === "note") {
    return (
      <div class="mail-note">
        <Composer opened={opened} kinds={["note"]} canned={canned} variables={variables} files={false} />
        <button type="button" class="icon-button" aria-label={m.mail_leave_note()} onClick={close}>
          <Icon name="chevron-down" />
        </button>
      </div>
    );
  }
  if (current !== null && start.value !== null) {
    return (
      <MailComposer
        key={start.value}
        start={start.value}
        facts={facts}
        items={items}
        intent={current}
        turn={intent.begin}
        asked={intent.asked.value}
        keeper={keeper}
        canned={canned}
        variables={variables}
        fold={close}
        typedAhead={() => {
          writable.value = true;
          return ahead.take();
        }}
        done={(next) => {
          // The draft that was there has left, or was thrown away.
          if (start.value !== null) start.value = { ...start.value, draft: null };
          close();
          if (next === "close") sentAndDone();
        }}
      />
    );
  }
  return (
    <section class="mail-bar" ref={holder} aria-label={m.inbox_composer()}>
      <Way icon="reply" label={m.mail_reply()} kbd={SHORTCUTS.reply.shown} begin={() => intent.beginUsual("reply")} />
      <Way
        icon="reply-all"
        label={m.mail_reply_all()}
        kbd={SHORTCUTS.replyAll.shown}
        begin={() => intent.beginUsual("reply-all")}
      />
      <Way
        icon="forward"
        label={m.mail_forward()}
        kbd={SHORTCUTS.forward.shown}
        begin={() => intent.beginUsual("forward")}
      />
      <Way icon="lock" label={m.inbox_note()} kbd={SHORTCUTS.note.shown} begin={() => intent.beginUsual("note")} />
      {current !== null && failure.value === null && <span class="quiet mail-bar-said">{m.portal_loading()}</span>}
      {failure.value !== null && (
        <span class="bad-word mail-bar-said" role="alert">
          {failure.value}{" "}
          <button type="button" class="link" onClick={() => void load()}>
            {m.inbox_retry()}
          </button>
        </span>
      )}
    </section>
  );
}

function Way({ icon, label, kbd, begin }: { icon: IconName; label: string; kbd: string; begin: () => void }) {
  return (
    <wa-button size="s" appearance="outlined" onClick={begin}>
      <Icon slot="start" name={icon} />
      {label}
      <kbd slot="end">{kbd}</kbd>
    </wa-button>
  );
}
