import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Word } from "../../../protocol/conversation-socket.ts";
import { m } from "../../shared/paraglide/messages.js";
import type { OpenConversation } from "../conversation/open-conversations.ts";
import { SHORTCUTS, useKeys } from "../frame/keys.ts";
import { Icon } from "../icon.tsx";
import { wasSteppedTo } from "../inbox/stepping.ts";
import type { Canned, Variables } from "./canned.ts";
import { CannedList } from "./canned-list.tsx";
import "./composer.css";
import { draftOf, keepDraft } from "./drafts.ts";
import { EmojiButton } from "./emoji-button.tsx";
import { enterSends } from "./preferences.ts";
import { insertAt, useAutosize } from "./text-field.ts";
import { UploadList } from "./upload-list.tsx";
import { type Upload, upload } from "./uploads.ts";
import { useCanned } from "./use-canned.ts";

/** As the wire takes it; the counter shows when the end is near. */
const MOST_CHARACTERS = 4_000;
const COUNT_FROM = 3_500;

type Kind = Word["kind"];

export interface ComposerProps {
  opened: OpenConversation;
  /** What one may write here, the usual one first. */
  kinds: readonly Kind[];
  canned: readonly Canned[];
  variables: Variables;
  files: boolean;
}

const KINDS: Record<Kind, { tab: () => string; placeholder: () => string; send: () => string }> = {
  message: { tab: m.inbox_reply, placeholder: m.inbox_write_message, send: m.inbox_send },
  note: { tab: m.inbox_note, placeholder: m.inbox_write_note, send: m.inbox_keep_note },
  whisper: { tab: m.inbox_whisper, placeholder: m.inbox_write_whisper, send: m.inbox_send_whisper },
};

/** Where one writes: reply or note, canned responses by `/`, emoji, files by button, paste and drop. The draft stays until it is sent. */
export function Composer({ opened, kinds, canned, variables, files }: ComposerProps) {
  const { conversation, client } = opened;
  const kind = useSignal<Kind>(kinds[0] ?? "message");
  const text = useSignal(draftOf(conversation));
  const uploads = useSignal<readonly Upload[]>([]);
  const field = useRef<HTMLTextAreaElement | null>(null);
  const picker = useRef<HTMLInputElement | null>(null);
  const write = (next: string, caret = next.length) => {
    text.value = next;
    keepDraft(conversation, next);
    queueMicrotask(() => field.current?.setSelectionRange(caret, caret));
  };
  const menu = useCanned({ field, text, canned, variables, write });
  useAutosize(field, text.value);

  const focus = (next: Kind) => {
    if (!kinds.includes(next)) return;
    kind.value = next;
    field.current?.focus();
  };
  useKeys([
    [SHORTCUTS.reply, () => focus(kinds.includes("message") ? "message" : (kinds[0] ?? "message"))],
    [SHORTCUTS.note, () => focus("note")],
  ]);
  useEffect(() => {
    if (wasSteppedTo()) return;
    // On a phone the keyboard would cover what one came to read.
    if (matchMedia("(min-width: 900px)").matches) field.current?.focus({ preventScroll: true });
  }, []);

  const add = (list: Iterable<File>) => {
    if (!files || kind.value === "whisper") return;
    uploads.value = [...uploads.value, ...[...list].map((file) => upload(conversation, opened.ticket(), file))];
  };
  const drop = (one: Upload) => {
    one.cancel();
    uploads.value = uploads.value.filter((other) => other !== one);
  };
  const busy = uploads.value.some(({ state }) => state.value.at === "sending");
  const there = uploads.value.flatMap(({ state }) => (state.value.at === "there" ? [state.value.file] : []));
  const ready = !busy && (text.value.trim() !== "" || there.length > 0);

  const send = () => {
    if (!ready) return;
    const [withText, ...rest] = there;
    if (text.value.trim() !== "" || withText !== undefined) client.say(text.value.trim(), kind.value, withText);
    for (const file of rest) client.say("", kind.value, file);
    uploads.value = uploads.value.filter(({ state }) => state.value.at === "refused");
    write("");
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
    <section
      class="composer"
      data-kind={kind.value}
      aria-label={m.inbox_composer()}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        add(event.dataTransfer?.files ?? []);
      }}
    >
      {menu.shown.length > 0 && <CannedList menu={menu} />}
      <header class="composer-head">
        {kinds.map((one) => (
          <button key={one} type="button" aria-pressed={one === kind.value} onClick={() => focus(one)}>
            {KINDS[one].tab()}
          </button>
        ))}
        {kind.value !== "message" && (
          <span class="composer-audience">
            <Icon name={kind.value === "note" ? "lock" : "ear"} size={14} />
            {kind.value === "note" ? m.inbox_note_audience() : m.inbox_whisper_audience()}
          </span>
        )}
      </header>
      <textarea
        ref={field}
        rows={1}
        value={text.value}
        maxLength={MOST_CHARACTERS}
        placeholder={KINDS[kind.value].placeholder()}
        aria-label={KINDS[kind.value].placeholder()}
        {...menu.attributes}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          keepDraft(conversation, text.value);
          menu.look();
          if (kind.value === "message") client.typing();
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
      <footer class="composer-foot">
        {canned.length > 0 && (
          <button type="button" class="icon-button" aria-label={m.inbox_canned()} onClick={menu.start}>
            <Icon name="slash" />
          </button>
        )}
        {files && kind.value !== "whisper" && (
          <button
            type="button"
            class="icon-button"
            aria-label={m.inbox_attach()}
            onClick={() => picker.current?.click()}
          >
            <Icon name="paperclip" />
          </button>
        )}
        <EmojiButton
          chosen={(emoji) => {
            const { value, caret } = insertAt(field.current, text.value, emoji);
            write(value, caret);
            field.current?.focus();
          }}
        />
        <input
          ref={picker}
          type="file"
          multiple
          tabIndex={-1}
          aria-hidden="true"
          class="visually-hidden"
          onChange={(event) => {
            add(event.currentTarget.files ?? []);
            event.currentTarget.value = "";
          }}
        />
        <span class="composer-note quiet">
          {text.value.length > COUNT_FROM
            ? m.inbox_characters({ count: text.value.length, most: MOST_CHARACTERS })
            : text.value !== "" && m.inbox_draft_kept()}
        </span>
        <wa-button variant="brand" size="s" disabled={!ready} onClick={send}>
          {KINDS[kind.value].send()}
          <kbd slot="end">{enterSends.value ? "↵" : "Ctrl ↵"}</kbd>
        </wa-button>
      </footer>
    </section>
  );
}
