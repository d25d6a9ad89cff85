import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { Word } from "../../../protocol/conversation-word.ts";
import { MOST_WORD_CHARACTERS } from "../../../protocol/word-length.ts";
import { m } from "../../shared/paraglide/messages.js";
import type { OpenConversation } from "../conversation/open-conversations.ts";
import { Icon } from "../icon.tsx";
import { wasSteppedTo } from "../inbox/stepping.ts";
import { AttachButton } from "./attach-button.tsx";
import type { Canned, Variables } from "./canned.ts";
import { CannedList } from "./canned-list.tsx";
import { draftOf, keepDraft } from "./drafts.ts";
import { EmojiButton } from "./emoji-button.tsx";
import { Kept } from "./kept.tsx";
import { enterSends } from "./preferences.ts";
import { Cheaper } from "./sms-cheaper.tsx";
import { TABS } from "./tabs.ts";
import { insertAt, useAutosize } from "./text-field.ts";
import { UploadList } from "./upload-list.tsx";
import { conversationFiles, type Upload, upload } from "./uploads.ts";
import { useCanned } from "./use-canned.ts";
import type { Carrier } from "./use-passage.ts";

interface TextBoxProps {
  opened: OpenConversation;
  kind: Word["kind"];
  /** Under which the text is kept until it is sent. */
  draftKey: string;
  text: Signal<string>;
  field: RefObject<HTMLTextAreaElement | null>;
  uploads: Signal<readonly Upload[]>;
  canned: readonly Canned[];
  variables: Variables;
  files: boolean;
  carrier: Carrier | null;
  calm: boolean;
  /** Something is being written here. */
  begun: () => void;
  sent: () => void;
}

/** Words in one's own text: canned responses by `/`, emoji, files by button, paste and drop. The draft stays until it is sent. */
export function TextBox(props: TextBoxProps) {
  const { opened, kind, draftKey, text, field, uploads, canned, variables, files, carrier, calm, begun, sent } = props;
  const { conversation, client } = opened;
  const write = (next: string, caret = next.length) => {
    text.value = next;
    keepDraft(draftKey, next);
    queueMicrotask(() => field.current?.setSelectionRange(caret, caret));
  };
  const add = (list: Iterable<File>) => {
    if (!files || kind === "whisper") return;
    const door = conversationFiles(conversation, opened.ticket());
    uploads.value = [...uploads.value, ...[...list].map((file) => upload(door, file))];
  };
  const menu = useCanned({ field, text, canned, variables, write, attach: add });
  useAutosize(field, text.value);
  useEffect(() => {
    if (calm || wasSteppedTo()) return;
    // On a phone the keyboard would cover what one came to read.
    if (matchMedia("(min-width: 900px)").matches) field.current?.focus({ preventScroll: true });
  }, []);

  const drop = (one: Upload) => {
    one.cancel();
    uploads.value = uploads.value.filter((other) => other !== one);
  };
  const most =
    kind === "message"
      ? Math.min(carrier?.line.longest ?? MOST_WORD_CHARACTERS, MOST_WORD_CHARACTERS)
      : MOST_WORD_CHARACTERS;
  const tooLong = text.value.trim().length > most;
  const busy = uploads.value.some(({ state }) => state.value.at === "sending");
  const there = uploads.value.flatMap(({ state }) => (state.value.at === "there" ? [state.value.file] : []));
  const ready = !busy && !tooLong && (text.value.trim() !== "" || there.length > 0);

  const send = () => {
    if (!ready) return;
    const [withText, ...rest] = there;
    if (text.value.trim() !== "" || withText !== undefined) client.say(text.value.trim(), kind, withText);
    for (const file of rest) client.say("", kind, file);
    uploads.value = uploads.value.filter(({ state }) => state.value.at === "refused");
    write("");
    sent();
    field.current?.focus();
  };

  const keyed = (event: KeyboardEvent) => {
    if (menu.keyed(event) || event.isComposing) return;
    // Single keys act outside of the field.
    if (event.key === "Escape") field.current?.blur();
    if (event.key !== "Enter") return;
    const plainEnter = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (enterSends.value ? plainEnter : event.ctrlKey || event.metaKey) {
      event.preventDefault();
      send();
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files are also added by button and by paste
    <div
      class="text-box"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        add(event.dataTransfer?.files ?? []);
      }}
    >
      {menu.shown.length > 0 && <CannedList menu={menu} />}
      <textarea
        ref={field}
        rows={1}
        value={text.value}
        maxLength={MOST_WORD_CHARACTERS}
        placeholder={TABS[kind].placeholder()}
        aria-label={TABS[kind].placeholder()}
        {...menu.attributes}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          keepDraft(draftKey, text.value);
          begun();
          menu.look();
          if (kind === "message") client.typing();
        }}
        onKeyDown={keyed}
        onClick={menu.look}
        onPaste={(event) => {
          const pasted = event.clipboardData?.files;
          if (pasted?.length) {
            event.preventDefault();
            add(pasted);
          }
        }}
      />
      {uploads.value.length > 0 && <UploadList uploads={uploads.value} drop={drop} />}
      {carrier?.channel === "sms" && kind === "message" && there.length > 0 && (
        <p class="composer-notice">
          <Icon name="link" size={14} />
          <span>{m.inbox_sms_file_as_link()}</span>
        </p>
      )}
      <footer class="composer-foot">
        {canned.length > 0 && (
          <button type="button" class="icon-button" aria-label={m.inbox_canned()} onClick={menu.start}>
            <Icon name="slash" />
          </button>
        )}
        {files && kind !== "whisper" && <AttachButton add={add} />}
        <EmojiButton
          chosen={(emoji) => {
            const { value, caret } = insertAt(field.current, text.value, emoji);
            write(value, caret);
            field.current?.focus();
          }}
        />
        <Kept text={text.value} kept={draftOf(draftKey) !== ""} most={most} tooLong={tooLong} />
        {carrier?.channel === "sms" && kind === "message" && <Cheaper text={text} write={write} />}
        <wa-button variant="brand" size="s" disabled={!ready} onClick={send}>
          {TABS[kind].send()}
          <kbd slot="end">{enterSends.value ? "↵" : "Ctrl ↵"}</kbd>
        </wa-button>
      </footer>
    </div>
  );
}
