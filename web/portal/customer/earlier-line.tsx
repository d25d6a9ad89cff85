import type { ComponentChildren } from "preact";
import type { InteractionItem } from "../../../protocol/archive.ts";
import { m } from "../../shared/paraglide/messages.js";
import { moment, shortDay } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { channelName } from "../inbox/channel-name.ts";
import { can, principal } from "../session.ts";

/** One that ended before: its case, when, where, with whom and how. `children`: what one may do about it. */
export function EarlierLine({ one, children }: { one: InteractionItem; children?: ComponentChildren }) {
  const href = readingOf(one);
  return (
    <li>
      <span class="tile">
        <Icon name={one.channel} size={12} label={channelName(one.channel)} />
      </span>
      <span class="cut">
        {href === null ? one.caseNumber : <a href={href}>{one.caseNumber}</a>}
        {one.subject !== "" && <span title={one.subject}> {one.subject}</span>}
      </span>
      <time class="quiet">{shortDay(one.closedAt)}</time>
      <span class="quiet cut">
        {[one.campaignName, one.agentName, dispositionText(one)].filter(Boolean).join(" · ")}
      </span>
      {children}
    </li>
  );
}

/** `Sale › Later · back on 3 Dec 10:00` */
function dispositionText({ disposition }: InteractionItem): string {
  if (disposition === null) return "";
  const { levels, comeBackAt } = disposition;
  const back = comeBackAt === undefined ? [] : [m.inbox_come_back_on({ moment: moment(comeBackAt) })];
  return [levels.join(" › "), ...back].join(" · ");
}

/** Where one reads it again; null: it is another's, and one may read no recordings. */
function readingOf({ id, channel, agent }: InteractionItem): string | null {
  if (can("recordings.read")) return `/recordings/${id}`;
  return channel === "email" && agent === principal.value?.user ? `/mail/${id}?tab=sent` : null;
}
