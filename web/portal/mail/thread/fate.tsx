import { m } from "../../../shared/paraglide/messages.js";
import type { Fate, Mark } from "../../conversation/marks.ts";
import { reasonText } from "../../conversation/reason-text.ts";
import { Icon } from "../../icon.tsx";
import type { IconName } from "../../icons.ts";

const MARKS: Record<Mark, { icon: IconName; text: () => string }> = {
  sending: { icon: "refresh", text: m.inbox_sending },
  sent: { icon: "check", text: m.inbox_sent },
  delivered: { icon: "checks", text: m.inbox_delivered },
  seen: { icon: "eye", text: m.inbox_seen },
  failed: { icon: "alert", text: m.inbox_not_sent },
  unknown: { icon: "warning", text: m.inbox_may_not_have_arrived },
};

/** How far a mail of ours has come, as a mark in a line. */
export function FateIcon({ fate: { mark, reason } }: { fate: Fate }) {
  const { icon, text } = MARKS[mark];
  const said = mark === "failed" ? reasonText(reason) : text();
  return (
    <span class={`mail-fate ${mark}`} title={said}>
      <Icon name={icon} size={14} label={said} />
    </span>
  );
}
