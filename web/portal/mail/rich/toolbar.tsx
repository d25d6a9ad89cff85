import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import type { IconName } from "../../icons.ts";
import type { Editor } from "./editor.ts";
import { LinkBar } from "./link-bar.tsx";

interface ToolbarProps {
  editor: RefObject<Editor | null>;
  /** Where the caret is: the toolbar is drawn anew when that changes. */
  path: string;
  /** Null: there are no canned responses. */
  startCanned: (() => void) | null;
  addPictures: ((files: File[]) => void) | undefined;
}

interface Tool {
  icon: IconName;
  label: string;
  /** Undefined: it is no switch. */
  on?: boolean;
  act: () => void;
  /** Apart from the one before. */
  apart?: boolean;
}

/** One stop for Tab; arrows move within. */
export function Toolbar({ editor, path, startCanned, addPictures }: ToolbarProps) {
  const linking = useSignal(false);
  const at = useSignal(0);
  const box = useRef<HTMLDivElement | null>(null);
  const picker = useRef<HTMLInputElement | null>(null);
  const squire = editor.current;
  const has = (tag: string) => path !== "" && squire?.hasFormat(tag) === true;
  const inside = (tag: string) => new RegExp(`(?:^|>)${tag}(?:[.#[]|>|\\s|$)`).test(path);
  const [bold, italic, underline, link] = [has("B"), has("I"), has("U"), has("A")];
  const [bullets, numbers, quoted] = [inside("UL"), inside("OL"), inside("BLOCKQUOTE")];

  const tools: Tool[] = [
    { icon: "undo", label: m.mail_undo(), act: () => squire?.undo() },
    {
      icon: "bold",
      label: m.mail_bold(),
      on: bold,
      act: () => (bold ? squire?.removeBold() : squire?.bold()),
      apart: true,
    },
    {
      icon: "italic",
      label: m.mail_italic(),
      on: italic,
      act: () => (italic ? squire?.removeItalic() : squire?.italic()),
    },
    {
      icon: "underline",
      label: m.mail_underline(),
      on: underline,
      act: () => (underline ? squire?.removeUnderline() : squire?.underline()),
    },
    {
      icon: "link",
      label: link ? m.mail_unlink() : m.mail_link(),
      on: link,
      act: () => {
        if (link) squire?.removeLink();
        else linking.value = true;
      },
    },
    {
      icon: "list",
      label: m.mail_bullets(),
      on: bullets,
      act: () => (bullets ? squire?.removeList() : squire?.makeUnorderedList()),
      apart: true,
    },
    {
      icon: "list-numbers",
      label: m.mail_numbers(),
      on: numbers,
      act: () => (numbers ? squire?.removeList() : squire?.makeOrderedList()),
    },
    {
      icon: "quote",
      label: m.mail_quote(),
      on: quoted,
      act: () => (quoted ? squire?.decreaseQuoteLevel() : squire?.increaseQuoteLevel()),
    },
  ];
  if (addPictures)
    tools.push({ icon: "image", label: m.mail_picture(), act: () => picker.current?.click(), apart: true });
  if (startCanned !== null)
    tools.push({ icon: "slash", label: m.inbox_canned(), act: startCanned, apart: addPictures === undefined });

  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    at.value = (at.value + by + tools.length) % tools.length;
    box.current?.querySelectorAll("button")[at.value]?.focus();
  };

  return (
    <>
      <div class="rich-text-tools" role="toolbar" aria-label={m.mail_formatting()} ref={box} onKeyDown={move}>
        {tools.map(({ icon, label, on, act, apart }, index) => (
          <button
            key={icon}
            type="button"
            class={apart ? "icon-button apart" : "icon-button"}
            tabIndex={index === at.value ? 0 : -1}
            aria-label={label}
            title={label}
            aria-pressed={on}
            // The text keeps the focus, and with it the selection that the tool is for.
            onMouseDown={(event) => event.preventDefault()}
            onFocus={() => {
              at.value = index;
            }}
            onClick={() => act()}
          >
            <Icon name={icon} />
          </button>
        ))}
        {addPictures && (
          <input
            ref={picker}
            type="file"
            accept="image/png,image/jpeg,image/gif,image/webp"
            multiple
            tabIndex={-1}
            aria-hidden="true"
            class="visually-hidden"
            onChange={(event) => {
              addPictures([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
        )}
      </div>
      {linking.value && squire !== null && (
        <LinkBar
          editor={squire}
          closed={() => {
            linking.value = false;
          }}
        />
      )}
    </>
  );
}
