import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { Dialog } from "../frame/dialog.tsx";
import { download } from "./file-card.tsx";
import { previewed } from "./preview.ts";

/** A picture, sound or film of the conversation, large. */
export function PreviewDialog() {
  const { url: place } = useLocation();
  // With whoever leaves its screen, or Deskline, it goes too.
  useEffect(
    () => () => {
      previewed.value = null;
    },
    [place],
  );
  const shown = previewed.value;
  if (shown === null) return null;
  const { url, file } = shown;
  return (
    <Dialog
      label={file.name}
      class="preview"
      closed={() => {
        previewed.value = null;
      }}
      footer={
        <wa-button appearance="outlined" onClick={() => download(url, file.name)}>
          {m.inbox_download()}
        </wa-button>
      }
    >
      {file.type.startsWith("image/") ? (
        <img src={url} alt={file.name} />
      ) : file.type.startsWith("audio/") ? (
        // biome-ignore lint/a11y/useMediaCaption: what a customer sends has no captions
        <audio src={url} controls />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: what a customer sends has no captions
        <video src={url} controls />
      )}
    </Dialog>
  );
}
