import { useSignal } from "@preact/signals";
import type { FileReference } from "../../../protocol/conversation-word.ts";
import { m } from "../../shared/paraglide/messages.js";
import { problemOf } from "../api.ts";
import { Icon } from "../icon.tsx";
import { language } from "../language.ts";
import { problemText } from "../problem-text.ts";
import { useConversation } from "./context.ts";
import { fileUrl, sizeText } from "./files.ts";
import { previewed } from "./preview.ts";

/** A file by its name and size, to be opened or kept. */
export function FileCard({ file }: { file: FileReference }) {
  const { conversation, ticket } = useConversation();
  const problem = useSignal<string | null>(null);
  const shown = /^(image|audio|video)\//.test(file.type);

  const open = async (keep: boolean) => {
    problem.value = null;
    try {
      const url = await fileUrl(conversation, file, ticket());
      if (keep) download(url, file.name);
      else previewed.value = { url, file };
    } catch (thrown) {
      problem.value = problemText(problemOf(thrown));
    }
  };

  return (
    <div class="file-card">
      <FileName file={file} said={problem.value ?? sizeText(file.size, language.value)} />
      {shown && (
        <button
          type="button"
          class="icon-button"
          aria-label={m.inbox_open_file({ name: file.name })}
          onClick={() => void open(false)}
        >
          <Icon name="eye" />
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={m.inbox_download_file({ name: file.name })}
        onClick={() => void open(true)}
      >
        <Icon name="download" />
      </button>
    </div>
  );
}

/** What it is called, and what is to say of it. */
export function FileName({ file, said }: { file: FileReference; said: string }) {
  return (
    <>
      <span class="file-type" aria-hidden="true">
        {extension(file.name)}
      </span>
      <span class="file-name">
        <strong class="cut" title={file.name}>
          {file.name}
        </strong>
        <span class="quiet" role="status">
          {said}
        </span>
      </span>
    </>
  );
}

export function download(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

function extension(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot === -1
    ? "…"
    : name
        .slice(dot + 1)
        .slice(0, 4)
        .toUpperCase();
}
