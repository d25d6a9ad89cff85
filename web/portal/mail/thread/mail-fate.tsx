import { FateMark } from "../../conversation/mark-line.tsx";
import type { Fate } from "../../conversation/marks.ts";
import type { MailItem } from "./thread-items.ts";

/** Under a mail of ours: how far it has come; where it did not leave, why, and another try. */
export function MailFate({ item, fate }: { item: MailItem; fate: Fate }) {
  return (
    <div class="marks mail-marks">
      <FateMark entry={item.key} fate={fate} />
    </div>
  );
}
