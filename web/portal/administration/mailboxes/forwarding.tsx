import { m } from "../../../shared/paraglide/messages.js";

const GUIDES = [
  ["Cloudflare", "https://developers.cloudflare.com/email-service/"],
  ["Microsoft 365", "https://learn.microsoft.com/defender-office-365/outbound-spam-policies-external-email-forwarding"],
  ["Gmail", "https://support.google.com/mail/answer/10957"],
] as const;

/** How mail comes in: routed here, or forwarded by who has it now. */
export function Forwarding({ address }: { address: string }) {
  return (
    <section aria-labelledby="mailbox-forwarding">
      <h2 id="mailbox-forwarding">{m.mailboxes_incoming()}</h2>
      <p class="mailbox-hint">{m.mailboxes_incoming_routed({ address })}</p>
      <p class="mailbox-hint">{m.mailboxes_incoming_forwarded()}</p>
      <ul class="mailbox-guides">
        {GUIDES.map(([name, href]) => (
          <li key={href}>
            <a href={href} target="_blank" rel="noreferrer noopener">
              {m.mailboxes_guide({ name })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
