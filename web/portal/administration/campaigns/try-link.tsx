import type { CampaignLine } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { me } from "../../session.ts";

/** To the chat as a visitor sees it; on one's own machine to a pretend phone or mailbox too. */
export function TryLink({ line }: { line: Pick<CampaignLine, "name" | "channel"> }) {
  const href = placeOf(line);
  if (href === null) return null;
  const label = m.settings_try({ name: line.name });
  return (
    <a class="icon-button" href={href} target="_blank" rel="noreferrer" aria-label={label} title={label}>
      <Icon name="external" />
    </a>
  );
}

function placeOf({ name, channel }: Pick<CampaignLine, "name" | "channel">): string | null {
  if (channel === "webchat") return `/try?campaign=${encodeURIComponent(name)}`;
  const sandbox = typeof me.value === "object" ? me.value?.sandbox : undefined;
  if (sandbox === undefined) return null;
  return new URL(channel === "email" ? "/mail" : "/phone", sandbox).href;
}
