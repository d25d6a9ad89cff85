import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { Icon } from "../icon.tsx";
import "./upload.css";

interface DropZoneProps {
  /** What the button that opens the file chooser says. */
  choose: string;
  chosen: (file: File) => void;
  children?: ComponentChildren;
}

/** Takes one CSV, dropped or chosen. */
export function DropZone({ choose, chosen, children }: DropZoneProps) {
  const over = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file !== undefined) chosen(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      class={over.value ? "drop-zone over" : "drop-zone"}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        take(event.dataTransfer?.files);
      }}
    >
      <Icon name="upload" />
      <p>
        {children}{" "}
        <button type="button" class="link" onClick={() => input.current?.click()}>
          {choose}
        </button>
      </p>
      <FileInput input={input} label={choose} take={take} />
    </div>
  );
}

/** The same chooser as a button of its own. */
export function ChooseFile({ choose, chosen, accept }: Omit<DropZoneProps, "children"> & { accept?: string }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <wa-button size="s" appearance="outlined" onClick={() => input.current?.click()}>
        <span slot="start" class="button-icon">
          <Icon name="upload" />
        </span>
        {choose}
      </wa-button>
      <FileInput
        input={input}
        label={choose}
        {...(accept !== undefined && { accept })}
        take={(files) => {
          const file = files?.[0];
          if (file !== undefined) chosen(file);
        }}
      />
    </>
  );
}

interface FileInputProps {
  input: { current: HTMLInputElement | null };
  label: string;
  accept?: string;
  take: (files: FileList | null) => void;
}

/** The same file can be chosen twice in a row: it is forgotten as soon as it is taken. */
function FileInput({ input, label, accept = ".csv,text/csv", take }: FileInputProps) {
  return (
    <input
      ref={input}
      type="file"
      hidden
      accept={accept}
      aria-label={label}
      onChange={(event) => {
        take(event.currentTarget.files);
        event.currentTarget.value = "";
      }}
    />
  );
}
