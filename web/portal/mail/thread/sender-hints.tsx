import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { authenticityOf, resultsText } from "./authenticity.ts";
import { flawText } from "./flaw-text.ts";
import type { MailItem } from "./thread-items.ts";

/** Whether the sender is who they say, and what could not be read: in words, since a cause behind an icon is none. */
export function SenderHints({ item: { ours, mail } }: { item: MailItem }) {
  if (ours) {
    if (!mail.automatic) return null;
    return (
      <div class="mail-hints">
        <Chip text={m.mail_automatic_ours()} />
      </div>
    );
  }
  const authenticity = authenticityOf(mail.authentication);
  const domain = mail.from.address.split("@").at(-1) ?? "";
  const results = resultsText(mail.authentication);
  return (
    <div class="mail-hints">
      {authenticity === "confirmed" && (
        <span class="chip good" title={results}>
          <Icon name="shield" size={14} />
          {m.mail_confirmed({ domain })}
        </span>
      )}
      {authenticity === "doubtful" && (
        <p class="mail-warning" role="note">
          <Icon name="warning" />
          <span>
            {m.mail_doubtful({ domain })} <span class="mail-results">{results}</span>
          </span>
        </p>
      )}
      {mail.automatic && <Chip text={m.mail_automatic()} />}
      {(mail.flaws ?? []).map((flaw) => (
        <span class="chip near" key={flaw}>
          <Icon name="info" size={14} />
          {flawText(flaw)}
        </span>
      ))}
    </div>
  );
}

function Chip({ text }: { text: string }) {
  return (
    <span class="chip">
      <Icon name="refresh" size={14} />
      {text}
    </span>
  );
}
