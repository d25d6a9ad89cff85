import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { FileReference } from "../../../protocol/conversation-word.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { language } from "../language.ts";
import { FileCard } from "./file-card.tsx";
import { sizeText } from "./files.ts";
import { previewed } from "./preview.ts";
import { useFileUrl } from "./use-file-url.ts";

const SPEEDS = [1, 1.5, 2] as const;

/** A picture shows itself; a click makes it large. */
export function ImageFile({ file }: { file: FileReference }) {
  const url = useFileUrl(file);
  if (url === "failed") return <FileCard file={file} />;
  return (
    <button
      type="button"
      class="image-file"
      aria-label={m.inbox_open_file({ name: file.name })}
      // A click on what is not there yet would be lost.
      disabled={url === null}
      onClick={() => {
        if (url !== null) previewed.value = { url, file };
      }}
    >
      {url !== null && <img src={url} alt={file.name} />}
    </button>
  );
}

/** A voice note or another sound, heard where it stands; agents hear many, hence the speed. */
export function AudioFile({ file }: { file: FileReference }) {
  const url = useFileUrl(file);
  const player = useRef<HTMLAudioElement | null>(null);
  const speed = useSignal(0);
  const unplayable = useSignal(false);
  if (url === "failed" || unplayable.value) return <FileCard file={file} />;
  const faster = () => {
    speed.value = (speed.value + 1) % SPEEDS.length;
    if (player.current !== null) player.current.playbackRate = SPEEDS[speed.value] ?? 1;
  };
  return (
    <div class="audio-file">
      {/* biome-ignore lint/a11y/useMediaCaption: what a customer says has no captions */}
      <audio
        ref={player}
        src={url ?? undefined}
        controls
        preload="metadata"
        aria-label={file.name}
        onError={() => {
          unplayable.value = url !== null;
        }}
      />
      <button type="button" class="chip" aria-label={m.inbox_speed()} onClick={faster}>
        {SPEEDS[speed.value]}×
      </button>
    </div>
  );
}

/** A film is fetched when it is wanted: it may be large. */
export function VideoFile({ file }: { file: FileReference }) {
  const wanted = useSignal(false);
  const url = useFileUrl(file, wanted.value);
  const unplayable = useSignal(false);
  if (url === "failed" || unplayable.value) return <FileCard file={file} />;
  if (url !== null) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what a customer sends has no captions
      <video
        class="video-file"
        src={url}
        controls
        autoplay
        aria-label={file.name}
        onError={() => {
          unplayable.value = true;
        }}
      />
    );
  }
  return (
    <button
      type="button"
      class="video-file waits"
      aria-label={m.inbox_play_file({ name: file.name })}
      aria-busy={wanted.value}
      onClick={() => {
        wanted.value = true;
      }}
    >
      <Icon name="play" size={18} />
      <span class="cut">{file.name}</span>
      <span class="quiet">{sizeText(file.size, language.value)}</span>
    </button>
  );
}
