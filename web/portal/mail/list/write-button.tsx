import { m } from "../../../shared/paraglide/messages.js";
import { mailCampaigns } from "../../desk/held.ts";
import { Icon } from "../../icon.tsx";

/** Begins a thread (EML-41); absent for who has no mail campaign. */
export function WriteButton({ href }: { href: string }) {
  if (mailCampaigns.value.length === 0) return null;
  return (
    <wa-button size="s" appearance="outlined" href={href}>
      <Icon slot="start" name="pencil" />
      {m.mail_write()}
    </wa-button>
  );
}
