import { m } from "../../shared/paraglide/messages.js";
import { language } from "../language.ts";
import { bytes, span } from "./board-view.ts";
import type { Upload } from "./use-upload.ts";

/** The file with its bar of bytes: how much has left, then how long it took. */
export function SentFile({ upload, cancel }: { upload: Upload<unknown>; cancel: () => void }) {
  if (upload.at === "nothing") return null;
  const { file } = upload;
  const sent = upload.at === "sending" ? upload.sent : upload.at === "unfit" ? 0 : file.size;
  const checking = upload.at === "sending" && upload.sent >= file.size;
  return (
    <div class="sent-file">
      <span class="tile" aria-hidden="true">
        CSV
      </span>
      <div class="sent-file-what">
        <p class="sent-file-head">
          <strong class="cut" title={file.name}>
            {file.name}
          </strong>
          <span class="quiet">{bytes(file.size, language.value)}</span>
          <span class="quiet sent-file-said">{saidOf(upload, checking)}</span>
          {upload.at === "sending" && (
            <button type="button" class="link" onClick={cancel}>
              {m.dialers_upload_cancel()}
            </button>
          )}
        </p>
        {upload.at !== "unfit" && (
          <div
            class={`sent-bar ${upload.at}`}
            role="progressbar"
            aria-label={m.dialers_upload_progress({ file: file.name })}
            aria-valuemin={0}
            aria-valuemax={file.size}
            aria-valuenow={Math.min(sent, file.size)}
          >
            <span style={{ width: `${Math.min(1, sent / file.size) * 100}%` }} />
          </div>
        )}
      </div>
    </div>
  );
}

function saidOf(upload: Upload<unknown>, checking: boolean): string {
  switch (upload.at) {
    case "sending":
      return checking
        ? m.dialers_upload_checking()
        : m.dialers_upload_sending({
            sent: bytes(upload.sent, language.value),
            all: bytes(upload.file.size, language.value),
          });
    case "accepted":
    case "refused":
      return m.dialers_upload_took({ span: shortSpan(upload.ms) });
    default:
      return "";
  }
}

function shortSpan(ms: number): string {
  if (ms >= 10_000) return span(ms / 1_000, language.value);
  const format = { style: "unit", unit: "second", unitDisplay: "short", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language.value, format).format(ms / 1_000);
}
