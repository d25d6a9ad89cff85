import type { RefObject } from "preact";
import { textToHtml } from "../../../../domain/mail/html.ts";
import { type Canned, filled, slashAt, type Variables } from "../../composer/canned.ts";
import { filesOf } from "../../composer/canned-files.ts";
import { useCannedMenu } from "../../composer/use-canned-menu.ts";
import type { Editor } from "./editor.ts";

interface Slash {
  node: Text;
  from: number;
  to: number;
  filter: string;
}

/** What `/` opens in rich text: the same menu as elsewhere, at the caret's own text. */
export function useRichCanned(
  editor: RefObject<Editor | null>,
  canned: readonly Canned[],
  variables: Variables,
  attach: (files: File[]) => void,
) {
  const { open, menu } = useCannedMenu<Slash>(canned, (one, slash) => {
    const squire = editor.current;
    if (squire === null || slash === null) return;
    const range = document.createRange();
    range.setStart(slash.node, slash.from);
    range.setEnd(slash.node, Math.min(slash.to, slash.node.data.length));
    squire.setSelection(range).insertHTML(textToHtml(filled(one.text, variables)));
    void filesOf(one).then(attach);
    squire.focus();
  });
  const look = () => {
    const { startContainer, startOffset, collapsed } = editor.current?.getSelection() ?? {};
    const isText = collapsed === true && startContainer instanceof Text && startOffset !== undefined;
    const found = isText ? slashAt(startContainer.data.replaceAll(/[\u00a0\u200b]/g, " "), startOffset) : null;
    open(found === null || !isText ? null : { ...found, node: startContainer, to: startOffset });
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
  return { ...menu, look, start };
}
