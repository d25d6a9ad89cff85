import type { FileReference } from "../../../protocol/conversation-word.ts";
import { m } from "../../shared/paraglide/messages.js";
import { now } from "../clock.ts";
import { isComing, isFetched } from "./fetching.ts";
import { FileCard, FileName } from "./file-card.tsx";
import { AudioFile, ImageFile, VideoFile } from "./media.tsx";

interface AttachmentProps {
  file: FileReference;
  /** ms when it was announced. */
  at: number;
}

/** A file in the log: pictures, sounds and films show themselves, the rest is a card to open or keep. */
export function Attachment({ file, at }: AttachmentProps) {
  if (!isFetched(file)) return <Announced file={file} at={at} />;
  if (file.type.startsWith("image/")) return <ImageFile file={file} />;
  if (file.type.startsWith("audio/")) return <AudioFile file={file} />;
  if (file.type.startsWith("video/")) return <VideoFile file={file} />;
  return <FileCard file={file} />;
}

/** The customer's carrier still has it, or did not give it. */
function Announced({ file, at }: AttachmentProps) {
  const coming = isComing(at, now.value);
  return (
    <div class="file-card" aria-busy={coming}>
      <FileName file={file} said={coming ? m.inbox_file_coming() : m.inbox_file_never_came()} />
    </div>
  );
}
