import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { ACCEPTED_FILES } from "../../../protocol/files.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Refusal } from "./api.ts";
import { attach, isTyping, say } from "./chat.ts";
import { Icon } from "./icons.tsx";
import { welcome } from "./welcome.ts";
import { t } from "./words.ts";

const MAX_LENGTH = 4_000;
const EMOJI = [
  "😀",
  "😊",
  "😂",
  "😉",
  "😍",
  "🤔",
  "😅",
  "😢",
  "😡",
  "👍",
  "👎",
  "👏",
  "🙏",
  "💪",
  "🎉",
  "❤️",
  "✅",
  "❌",
  "⏰",
  "📎",
  "📦",
  "💳",
  "📱",
  "🏠",
];

export function Composer() {
  const text = useSignal("");
  const emoji = useSignal(false);
  const note = useSignal("");
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const files = welcome.value?.checks.files ?? false;

  const send = () => {
    if (text.value.trim() === "") return;
    say(text.value);
    text.value = "";
    emoji.value = false;
    field.current?.focus();
  };
  const sendFiles = async (list: FileList | null | undefined) => {
    for (const file of list ?? [])
      note.value = await tryToSend(file, (share) => {
        note.value = `${t(m.widget_uploading, { name: file.name })} ${Math.round(share * 100)} %`;
      });
  };
  const paste = (event: ClipboardEvent) => {
    if (!files || !event.clipboardData?.files.length) return;
    event.preventDefault();
    void sendFiles(event.clipboardData.files);
  };
  return (
    <fieldset
      class="composer"
      aria-label={t(m.widget_write)}
      onDragOver={(event) => files && event.preventDefault()}
      onDrop={(event) => {
        if (!files) return;
        event.preventDefault();
        void sendFiles(event.dataTransfer?.files);
      }}
    >
      {note.value !== "" && (
        <p class="note" role="status">
          {note.value}
        </p>
      )}
      {emoji.value && (
        <div class="emoji">
          {EMOJI.map((one) => (
            <button
              key={one}
              type="button"
              onClick={() => {
                text.value += one;
                field.current?.focus();
              }}
            >
              {one}
            </button>
          ))}
        </div>
      )}
      <div class="write">
        <textarea
          ref={field}
          rows={1}
          value={text.value}
          maxLength={MAX_LENGTH}
          aria-label={t(m.widget_write)}
          placeholder={t(m.widget_write)}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            isTyping();
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
              event.preventDefault();
              send();
            }
          }}
          onPaste={paste}
        />
        <button
          type="button"
          class="icon"
          aria-label={t(m.widget_emoji)}
          aria-expanded={emoji.value}
          onClick={() => {
            emoji.value = !emoji.value;
          }}
        >
          <Icon name="smile" />
        </button>
        {files && (
          <button type="button" class="icon" aria-label={t(m.widget_attach)} onClick={() => picker.current?.click()}>
            <Icon name="clip" />
          </button>
        )}
        <input
          ref={picker}
          type="file"
          hidden
          multiple
          accept={ACCEPTED_FILES.join(",")}
          onChange={(event) => {
            void sendFiles(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
        <button
          type="button"
          class="send"
          aria-label={t(m.widget_send)}
          disabled={text.value.trim() === ""}
          onClick={send}
        >
          <Icon name="send" />
        </button>
      </div>
    </fieldset>
  );
}

/** Empty when it went; else what to tell the visitor. */
async function tryToSend(file: File, progress: (share: number) => void): Promise<string> {
  const most = welcome.value?.maxFileBytes ?? 0;
  if (file.size > most) return t(m.widget_file_too_large, { size: Math.floor(most / 1_048_576) });
  try {
    await attach(file, progress);
    return "";
  } catch (error) {
    return error instanceof Refusal && error.problem.code === "unsupported_file"
      ? t(m.widget_file_type)
      : t(m.widget_file_failed);
  }
}
