import { MAIL_WAYS, type MailboxResource, SMTP_SECURITY } from "../../../../protocol/mailboxes.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Choice, Text, Tick } from "../record/fields.tsx";
import { useRecord } from "../record/record-form.ts";
import { type Draft, KNOWN_SERVERS, type KnownServer, serverOf } from "./draft.ts";

const WAYS = { platform: m.mailboxes_way_platform, smtp: m.mailboxes_way_smtp } as const;
const SECURITY = {
  tls: m.mailboxes_security_tls,
  starttls: m.mailboxes_security_starttls,
  none: m.mailboxes_security_none,
} as const;
const SERVERS: Record<KnownServer, string> = { gmail: "Gmail", outlook: "Outlook.com", microsoft: "Microsoft 365" };

/** The address, how mail leaves, and the server that it leaves by (EML-10 to EML-18). */
export function MailboxFields({ kept }: { kept: MailboxResource | null }) {
  const { draft } = useRecord();
  const { way } = draft.value as unknown as Draft;
  return (
    <>
      <section class="form-section" aria-labelledby="section-address">
        <h2 id="section-address">{m.mailboxes_section_address()}</h2>
        <div class="fields">
          <Text name="name" label={m.mailboxes_name()} hint={m.mailboxes_name_hint()} longest={64} required />
          <Text name="address" label={m.mailboxes_address()} hint={m.mailboxes_address_hint()} longest={254} required />
          <Text name="fromName" label={m.mailboxes_from_name()} hint={m.mailboxes_from_name_hint()} longest={120} />
          <Text name="replyTo" label={m.mailboxes_reply_to()} hint={m.mailboxes_reply_to_hint()} longest={1_000} />
          <div class="wide">
            <Tick name="enabled" label={m.mailboxes_enabled()} hint={m.mailboxes_enabled_hint()} />
          </div>
        </div>
      </section>
      <section class="form-section" aria-labelledby="section-sending">
        <h2 id="section-sending">{m.mailboxes_section_sending()}</h2>
        <div class="fields">
          <div class="wide">
            <Choice
              name="way"
              label={m.mailboxes_way()}
              hint={way === "smtp" ? m.mailboxes_way_smtp_hint() : m.mailboxes_way_platform_hint()}
              choices={MAIL_WAYS.map((one) => [one, WAYS[one]()])}
            />
          </div>
          {way === "smtp" && <Server kept={kept} />}
          <Text
            name="perMinute"
            label={m.mailboxes_per_minute()}
            hint={m.mailboxes_per_minute_hint()}
            type="number"
            required
          />
        </div>
      </section>
    </>
  );
}

function Server({ kept }: { kept: MailboxResource | null }) {
  return (
    <>
      <KnownServers />
      <Text name="host" label={m.mailboxes_host()} hint={m.mailboxes_host_hint()} longest={253} required />
      <Text name="port" label={m.mailboxes_port()} hint={m.mailboxes_port_hint()} type="number" required />
      <Choice
        name="security"
        label={m.mailboxes_security()}
        choices={SMTP_SECURITY.map((one) => [one, SECURITY[one]()])}
      />
      <Text name="user" label={m.mailboxes_user()} hint={m.mailboxes_user_hint()} longest={320} />
      <Text
        name="password"
        label={m.mailboxes_password()}
        hint={kept?.hasPassword ? m.mailboxes_password_kept() : m.mailboxes_password_hint()}
        type="password"
        longest={500}
      />
    </>
  );
}

/** Fills in what everybody has who is there (EML-16). */
function KnownServers() {
  const { draft } = useRecord();
  const now = draft.value as unknown as Draft;
  return (
    <div class="wide mailbox-known">
      <strong aria-hidden="true">{m.mailboxes_known()}</strong>
      <fieldset class="segmented">
        <legend class="visually-hidden">{m.mailboxes_known()}</legend>
        {(Object.keys(KNOWN_SERVERS) as KnownServer[]).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={serverOf(now) === one}
            onClick={() => {
              const user = now.user === "" ? now.address : now.user;
              draft.value = { ...draft.value, ...KNOWN_SERVERS[one], user };
            }}
          >
            {SERVERS[one]}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
