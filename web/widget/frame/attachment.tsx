import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { FileReference } from "../../../protocol/conversation-word.ts";
import { m } from "../../shared/paraglide/messages.js";
import { fileUrl } from "./api.ts";
import { Icon } from "./icons.tsx";
import { kept } from "./kept.ts";
import { t } from "./words.ts";

/** A file of the chat: pictures are shown, everything can be saved. */
export function Attachment({ file }: { file: FileReference }) {
  const url = useSignal<string | null>(null);
  const picture = file.type.startsWith("image/");
  const load = async () => {
    const { conversation } = kept();
    if (conversation === null) return null;
    url.value ??= await fileUrl(conversation.id, conversation.ticket, file).catch(() => null);
    return url.value;
  };
  useEffect(() => {
    if (picture) void load();
    return () => {
      if (url.value !== null) URL.revokeObjectURL(url.value);
    };
  }, [file.id]);
  const save = async () => {
    const href = await load();
    if (href === null) return;
    const link = document.createElement("a");
    link.href = href;
    link.download = file.name;
    link.click();
  };
  return (
    <button type="button" class="file" onClick={save} aria-label={t(m.widget_download, { name: file.name })}>
      {picture && url.value !== null ? (
        <img src={url.value} alt={file.name} />
      ) : (
        <span class="kind">{kindOf(file)}</span>
      )}
      <span class="file-name">
        <b>{file.name}</b>
        <small>{sizeOf(file.size)}</small>
      </span>
      <Icon name="download" size={18} />
    </button>
  );
}

function kindOf(file: FileReference): string {
  return (file.name.split(".").at(-1) ?? "").slice(0, 4).toUpperCase();
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
