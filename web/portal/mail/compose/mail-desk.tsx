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
import { Icon } from "../../icon.tsx";
import type { ThreadItem } from "../thread/thread-items.ts";
import { mailDoor } from "./door.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import { MailComposer } from "./mail-composer.tsx";
import { complaintsOf } from "./refused.ts";
import type { Writing } from "./use-intent.ts";
import { Ways } from "./ways.tsx";
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

  const load = async () => {
    failure.value = null;
    try {
      start.value = await mailDoor.open(conversation, ticket());
      const { draft } = start.value;
      // Not asked for: the keyboard stays where it is.
      if (draft !== null && intent.current.peek() === null)
        intent.current.value = { mode: draft.mode, answers: draft.answers };
    } catch (thrown) {
      intent.ahead.current?.blur();
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
    intent.writable.value = false;
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
  return (
    <>
      <textarea ref={intent.ahead} class="visually-hidden" aria-hidden="true" tabIndex={-1} />
      {current !== null && start.value !== null ? (
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
            intent.writable.value = true;
            return taken(intent.ahead.current);
          }}
          done={(next) => {
            // The draft that was there has left, or was thrown away.
            if (start.value !== null) start.value = { ...start.value, draft: null };
            close();
            if (next === "close") sentAndDone();
          }}
        />
      ) : (
        <Ways holder={holder} intent={intent} failure={failure.value} retry={() => void load()} />
      )}
    </>
  );
}

function taken(field: HTMLTextAreaElement | null): string {
  const text = field?.value ?? "";
  if (field !== null) field.value = "";
  return text;
}
