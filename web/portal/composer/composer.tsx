import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Word } from "../../../protocol/conversation-word.ts";
import { m } from "../../shared/paraglide/messages.js";
import type { OpenConversation } from "../conversation/open-conversations.ts";
import { SHORTCUTS, useKeys } from "../frame/keys.ts";
import { Icon } from "../icon.tsx";
import type { Canned, Variables } from "./canned.ts";
import { HeadNote, Unreachable } from "./carrier-notes.tsx";
import "./composer.css";
import { draftOf, keepDraft, noteKey } from "./drafts.ts";
import { offeredWords } from "./offered-words.ts";
import type { Tab } from "./passage.ts";
import { useServerDrafts } from "./server-drafts.ts";
import { TABS } from "./tabs.ts";
import { TemplateBox } from "./template-box.tsx";
import { TextBox } from "./text-box.tsx";
import type { Upload } from "./uploads.ts";
import { type Carrier, usePassage } from "./use-passage.ts";
import { useReturned } from "./use-returned.ts";

interface ComposerProps {
  opened: OpenConversation;
  /** What one may write here, the usual one first. */
  kinds: readonly Word["kind"][];
  canned: readonly Canned[];
  variables: Variables;
  files: boolean;
  /** SMS, WhatsApp and Messenger: what may leave, and what it costs. */
  carrier?: Carrier | null;
  /** It takes no focus by itself: a key leaves what is shown. */
  calm?: boolean;
}

/**
 * Where one writes: reply, note, or a template. It knows its channel: what the customer's window does not let out is absent, and what
 * was typed stays as a draft until it can leave.
 */
export function Composer({ opened, kinds, canned, variables, files, carrier = null, calm = false }: ComposerProps) {
  const { conversation } = opened;
  const { passage, tabs } = usePassage(kinds, carrier);
  const chosen = useSignal<Tab>(kinds[0] ?? "message");
  const tab = tabs.includes(chosen.value) ? chosen.value : (tabs[0] ?? "note");
  const uploads = useSignal<readonly Upload[]>([]);
  const field = useRef<HTMLTextAreaElement | null>(null);
  const box = useRef<HTMLElement | null>(null);
  const draft = useSignal(draftOf(conversation));
  // A window may close or open while one writes: what was begun as a note must not become a reply, nor the other way round.
  const note = useSignal(draftOf(noteKey(conversation)));
  const apart = carrier !== null && tab === "note";
  useServerDrafts(opened, draft, note);
  const { why, forget } = useReturned(opened, draft, uploads);

  useSignalEffect(() => {
    const offered = offeredWords.value;
    if (offered?.conversation !== conversation) return;
    offeredWords.value = null;
    if (draft.peek().trim() !== "") return;
    draft.value = offered.text;
    if (offered.unasked) return;
    keepDraft(conversation, offered.text);
    chosen.value = "message";
    field.current?.focus();
  });
  const begun = () => {
    chosen.value = tab;
  };
  const templateSent = () => {
    forget();
    chosen.value = "message";
  };
  const focus = (next: Tab) => {
    if (!tabs.includes(next)) return;
    chosen.value = next;
    // At once, since the next key is typed at once; and where the field is drawn anew, when it is there.
    field.current?.focus();
    if (next !== tab) requestAnimationFrame(() => (field.current ?? box.current?.querySelector("input"))?.focus());
  };
  useKeys([
    [SHORTCUTS.reply, () => focus(tabs[0] ?? "message")],
    [SHORTCUTS.note, () => focus("note")],
  ]);

  return (
    <section ref={box} class="composer" data-kind={tab} aria-label={m.inbox_composer()}>
      <header class="composer-head">
        {tabs.map((one) => (
          <button key={one} type="button" aria-pressed={one === tab} onClick={() => focus(one)}>
            {TABS[one].tab()}
          </button>
        ))}
        {tab === "note" || tab === "whisper" ? (
          <Audience tab={tab} />
        ) : (
          carrier !== null && <HeadNote carrier={carrier} passage={passage} tab={tab} text={draft} />
        )}
      </header>
      {carrier !== null && <Unreachable carrier={carrier} passage={passage} draft={draft} />}
      {why !== null && (
        <p class="composer-notice near" role="alert">
          <Icon name="warning" size={14} />
          <span>{why}</span>
        </p>
      )}
      {tab === "template" && carrier !== null ? (
        <TemplateBox opened={opened} campaign={carrier.campaign} begun={begun} sent={templateSent} />
      ) : (
        <TextBox
          key={String(apart)}
          opened={opened}
          kind={tab === "template" ? "message" : tab}
          draftKey={apart ? noteKey(conversation) : conversation}
          text={apart ? note : draft}
          field={field}
          uploads={uploads}
          canned={canned}
          variables={variables}
          files={files}
          carrier={carrier}
          calm={calm}
          begun={begun}
          sent={forget}
        />
      )}
    </section>
  );
}

function Audience({ tab }: { tab: "note" | "whisper" }) {
  return (
    <span class="composer-audience">
      <Icon name={tab === "note" ? "lock" : "ear"} size={14} />
      {tab === "note" ? m.inbox_note_audience() : m.inbox_whisper_audience()}
    </span>
  );
}
