import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { textToHtml } from "../../../../domain/mail/html.ts";
import { type Canned, cannedFor, filled, slashAt, type Variables } from "../../composer/canned.ts";
import { filesOf } from "../../composer/canned-files.ts";
import { CANNED_LIST } from "../../composer/use-canned.ts";
import type { Editor } from "./editor.ts";

/** What `/` opens in rich text: the same list as elsewhere, at the caret's own text. */
export function useRichCanned(
  editor: RefObject<Editor | null>,
  canned: readonly Canned[],
  variables: Variables,
  attach: (files: File[]) => void,
) {
  const slash = useSignal<{ node: Text; from: number; to: number; filter: string } | null>(null);
  const at = useSignal(0);
  const shown = slash.value === null ? [] : cannedFor(canned, slash.value.filter);

  const look = () => {
    const { startContainer, startOffset, collapsed } = editor.current?.getSelection() ?? {};
    const isText = collapsed === true && startContainer instanceof Text && startOffset !== undefined;
    const found = isText ? slashAt(startContainer.data.replaceAll(/[\u00a0\u200b]/g, " "), startOffset) : null;
    at.value = 0;
    slash.value = found === null || !isText ? null : { ...found, node: startContainer, to: startOffset };
  };
  const close = () => {
    slash.value = null;
  };
  const choose = (one: Canned) => {
    const squire = editor.current;
    if (squire === null || slash.value === null) return;
    const { node, from, to } = slash.value;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, Math.min(to, node.data.length));
    close();
    squire.setSelection(range).insertHTML(textToHtml(filled(one.text, variables)));
    void filesOf(one).then(attach);
    squire.focus();
  };
  const start = () => {
    const squire = editor.current;
    if (squire === null) return;
    squire.focus();
    const { startContainer, startOffset = 0 } = squire.getSelection();
    const before = startContainer instanceof Text ? startContainer.data.slice(0, startOffset) : "";
    squire.insertPlainText(before === "" || /\s$/.test(before) ? "/" : " /", false);
    look();
  };
  /** True when the key was the list's. */
  const keyed = (event: KeyboardEvent): boolean => {
    const one = shown[at.value];
    if (one === undefined || event.isComposing) return false;
    const moves: Record<string, () => void> = {
      ArrowDown: () => (at.value = (at.value + 1) % shown.length),
      ArrowUp: () => (at.value = (at.value + shown.length - 1) % shown.length),
      Enter: () => choose(one),
      Tab: () => choose(one),
      Escape: close,
    };
    const act = moves[event.key];
    if (act === undefined) return false;
    event.preventDefault();
    act();
    return true;
  };
  const attributes =
    shown.length === 0
      ? {}
      : ({
          "aria-autocomplete": "list",
          "aria-controls": CANNED_LIST,
          "aria-activedescendant": `${CANNED_LIST}-${at.value}`,
        } as const);
  return { shown, at: at.value, look, choose, start, keyed, attributes };
}
