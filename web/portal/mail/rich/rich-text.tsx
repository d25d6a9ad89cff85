import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Canned, Variables } from "../../composer/canned.ts";
import { CannedList } from "../../composer/canned-list.tsx";
import { type Editor, editorIn } from "./editor.ts";
import "./rich-text.css";
import { Toolbar } from "./toolbar.tsx";
import { useRichCanned } from "./use-rich-canned.ts";

/** What others do with the editor. */
export interface RichTextHandle {
  focus: () => void;
  insertText: (text: string) => void;
  insertPicture: (address: string, id: string, name: string) => void;
}

export interface RichTextProps {
  /** With what it begins; later changes of it are not looked at. */
  html: string;
  label: string;
  placeholder: string;
  changed: (html: string) => void;
  /** Called with the first HTML as the editor writes it; gives what has been typed meanwhile. */
  ready?: (html: string) => string | undefined;
  handle?: RefObject<RichTextHandle | null>;
  canned?: readonly Canned[];
  variables?: Variables;
  /** Takes the files of a canned response; without it only its words come. */
  attach?: (files: File[]) => void;
  /** Pictures that were pasted or chosen; without it there are none. */
  addPictures?: (files: File[]) => void;
  autofocus?: boolean;
  /** Keys of the whole form, before the editor's own; true: it was one. */
  keyed?: (event: KeyboardEvent) => boolean;
}

const NO_VARIABLES: Variables = { name: "", agent: "", case: "", campaign: "" };

/** Rich text: bold, italic, lists, links, quotations, pictures, and canned responses by `/`. */
export function RichText(props: RichTextProps) {
  const { html, label, placeholder, changed, ready, handle, addPictures, autofocus = false, keyed } = props;
  const { canned = [], variables = NO_VARIABLES } = props;
  const root = useRef<HTMLDivElement | null>(null);
  const editor = useRef<Editor | null>(null);
  const path = useSignal("");
  const empty = useSignal(true);
  const menu = useRichCanned(editor, canned, variables, (files) => props.attach?.(files));
  const latest = useRef({ changed, addPictures, menu, keyed });
  latest.current = { changed, addPictures, menu, keyed };

  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const squire = editorIn(element);
    editor.current = squire;
    squire.setHTML(html);
    squire.moveCursorToStart();
    const look = () => {
      empty.value = (element.textContent ?? "").trim() === "" && element.querySelector("img, li, blockquote") === null;
    };
    look();
    let written = squire.getHTML();
    const typed = ready?.(written) ?? "";
    squire.addEventListener("input", () => {
      look();
      latest.current.menu.look();
      const now = squire.getHTML();
      if (now === written) return;
      written = now;
      latest.current.changed(now);
    });
    squire.addEventListener("pathChange", () => {
      path.value = squire.getPath();
    });
    squire.addEventListener("select", () => {
      path.value = `${squire.getPath()} `;
    });
    squire.addEventListener("pasteImage", (event: Event) => {
      const data = (event as CustomEvent<{ clipboardData: DataTransfer }>).detail.clipboardData;
      latest.current.addPictures?.([...data.files]);
    });
    // The list of canned responses has the keys while it is open, and what sends the mail is not to break its line.
    const first = (event: KeyboardEvent) => {
      if (latest.current.menu.keyed(event) || latest.current.keyed?.(event) === true) event.stopImmediatePropagation();
    };
    element.addEventListener("keydown", first, { capture: true });
    if (handle) {
      handle.current = {
        focus: () => void squire.focus(),
        insertText: (text) => void squire.focus().insertPlainText(text, false),
        insertPicture: (address, id, name) =>
          void squire.focus().insertImage(address, { "data-cid": id, alt: name, style: "max-width:100%" }),
      };
    }
    if (autofocus) squire.focus();
    if (typed !== "") squire.insertPlainText(typed, false);
    return () => {
      element.removeEventListener("keydown", first, { capture: true });
      squire.destroy();
      editor.current = null;
      if (handle) handle.current = null;
    };
  }, []);

  return (
    <div class="rich-text">
      <Toolbar
        editor={editor}
        path={path.value}
        startCanned={canned.length > 0 ? menu.start : null}
        addPictures={addPictures}
      />
      {menu.shown.length > 0 && <CannedList menu={menu} />}
      <div class="rich-text-scroll">
        {empty.value && (
          <p class="rich-text-placeholder" aria-hidden="true">
            {placeholder}
          </p>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: rich text is more than a field of text holds */}
        <div
          ref={root}
          class="rich-text-page"
          role="textbox"
          tabIndex={0}
          aria-multiline="true"
          aria-label={label}
          {...menu.attributes}
        />
      </div>
    </div>
  );
}
