import type { DispositionNode } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";

/** What a disposition asks for, said beside its name. */
export function NodeMarks({ node }: { node: DispositionNode }) {
  const isLeaf = node.children.length === 0;
  return (
    <span class="disposition-marks">
      {node.disabled === true && <span class="chip">{m.settings_disposition_disabled()}</span>}
      {isLeaf && node.comment === true && <span class="chip">{m.settings_disposition_comment()}</span>}
      {isLeaf && node.comeBack === true && <span class="chip">{m.settings_disposition_come_back()}</span>}
    </span>
  );
}
