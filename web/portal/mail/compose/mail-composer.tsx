import { useEffect, useRef } from "preact/hooks";
import type { ComposerStart } from "../../../../protocol/mail.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { AttachButton } from "../../composer/attach-button.tsx";
import type { Canned, Variables } from "../../composer/canned.ts";
import { EmojiButton } from "../../composer/emoji-button.tsx";
import { UploadList } from "../../composer/upload-list.tsx";
import type { InteractionFacts } from "../../conversation/facts.ts";
import { Icon } from "../../icon.tsx";
import { LazyRichText, type RichTextHandle } from "../rich/lazy-rich-text.tsx";
import { partyText } from "../thread/party.ts";
import type { ThreadItem } from "../thread/thread-items.ts";
import type { DraftKeeper } from "./draft-keeper.ts";
import { DraftState } from "./draft-state.tsx";
import { HistoryNote } from "./history-note.tsx";
import type { Intent } from "./intent.ts";
import { ModeMenu } from "./mode-menu.tsx";
import { RecipientsLines } from "./recipients-lines.tsx";
import { SendButtons } from "./send-buttons.tsx";
import { isSendKey } from "./send-key.ts";
import { SizeNote } from "./size-note.tsx";
import { SubjectLine } from "./subject-line.tsx";
import { useComposing } from "./use-composing.ts";

export interface MailComposerProps {
  start: ComposerStart;
  facts: InteractionFacts;
  items: readonly ThreadItem[];
  intent: Exclude<Intent, { mode: "note" }>;
  turn: (intent: Intent) => void;
  /** Grows each time one asks to write. */
  asked: number;
  keeper: DraftKeeper<ComposerStart["draft"]>;
  canned: readonly Canned[];
  variables: Variables;
  /** There is an editor now; what was typed before goes into it. */
  typedAhead: () => string;
  /** Puts it away; the draft stays. */
  fold: () => void;
  /** It was sent, or thrown away. */
  done: (next?: "close") => void;
}

/** A mail being written in its thread (EML-42 to EML-44): to whom, what about, its words, its files. */
export function MailComposer(props: MailComposerProps) {
  const { start, canned, variables, fold } = props;
  const editor = useRef<RichTextHandle | null>(null);
  const composing = useComposing(props, editor);
  const { draft, complaints, uploads } = composing;
  useEffect(() => {
    if (props.asked > 0) editor.current?.focus();
  }, [props.asked]);
  const keyed = (event: KeyboardEvent) => {
    if (!isSendKey(event)) return false;
    event.preventDefault();
    void composing.send();
    return true;
  };

  return (
    <section
      class="mail-composer"
      aria-label={m.inbox_composer()}
      onKeyDown={keyed}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (!event.dataTransfer?.files.length) return;
        event.preventDefault();
        composing.attach(event.dataTransfer.files);
      }}
    >
      <header class="mail-composer-head">
        <ModeMenu draft={draft} turn={composing.turn} />
        <span class="quiet mail-composer-from cut" title={partyText(start.from)}>
          {m.mail_from_line({ from: partyText(start.from) })}
        </span>
        <button
          type="button"
          class="icon-button"
          aria-label={m.mail_fold_composer()}
          title={m.mail_fold_composer()}
          onClick={fold}
        >
          <Icon name="chevron-down" />
        </button>
      </header>
      <div class="mail-composer-lines">
        <RecipientsLines
          lists={draft}
          set={(list, parties) => composing.edit({ [list]: parties })}
          left={composing.left}
          complaints={complaints}
          known={composing.known}
          autofocus={props.asked > 0 && draft.to.length === 0}
        />
        <SubjectLine
          subject={draft.subject}
          complaint={complaints.subject}
          set={(subject) => composing.edit({ subject })}
        />
      </div>
      {composing.html !== null && (
        <LazyRichText
          attach={composing.attach}
          html={composing.html}
          label={m.mail_words()}
          placeholder={m.mail_words_placeholder()}
          changed={composing.wrote}
          ready={(words) => {
            composing.ready(words);
            return props.typedAhead();
          }}
          handle={editor}
          canned={canned}
          variables={variables}
          addPictures={composing.addPictures}
          autofocus={props.asked > 0 && draft.to.length > 0}
          keyed={keyed}
        />
      )}
      <HistoryNote draft={draft} items={props.items} />
      {uploads.length > 0 && <UploadList uploads={uploads} drop={composing.detach} />}
      {(complaints.files ?? complaints.mail) !== undefined && (
        <p class="mail-complaint" role="alert">
          <Icon name="alert" size={14} />
          {complaints.files ?? complaints.mail}
        </p>
      )}
      <footer class="mail-composer-foot">
        <AttachButton add={composing.attach} />
        <EmojiButton chosen={(emoji) => editor.current?.insertText(emoji)} />
        <SizeNote bytes={composing.bytes} limit={start.limits.bytes} />
        <DraftState keeper={props.keeper} />
        <button
          type="button"
          class="icon-button"
          aria-label={m.mail_discard()}
          title={m.mail_discard()}
          onClick={composing.discard}
        >
          <Icon name="trash" />
        </button>
        <SendButtons composing={composing} />
      </footer>
    </section>
  );
}
