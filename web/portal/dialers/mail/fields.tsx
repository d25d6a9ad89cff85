import { PURPOSES } from "../../../../protocol/dialer-fields.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Choice, Text, Tick } from "../../administration/record/fields.tsx";
import { useRecord } from "../../administration/record/record-form.ts";
import { can } from "../../session.ts";
import { Schedule } from "../fields.tsx";
import { mailCampaigns } from "./campaigns.ts";
import type { MailDraft } from "./draft.ts";
import { Invitation } from "./invitation.tsx";
import { LetterFields } from "./letter-fields.tsx";

/** EML-60 to EML-64, from top to bottom. `kept`: its campaign stays what it was. */
export function MailDialerFields({ kept }: { kept: boolean }) {
  return (
    <>
      <div class="record-lead">
        {m
          .dialers_mail_lead()
          .split("\n")
          .map((line) => (
            <p key={line}>{line}</p>
          ))}
      </div>
      <Basic kept={kept} />
      <LetterFields />
      <Schedule />
      <section class="form-section" aria-labelledby="section-optional">
        <h2 id="section-optional">{m.dialers_section_optional()}</h2>
        <div class="fields">
          <Choice
            name="purpose"
            label={m.dialers_purpose()}
            hint={m.dialers_purpose_hint()}
            choices={PURPOSES.map((one) => [
              one,
              one === "service" ? m.dialers_purpose_service() : m.dialers_purpose_advertising(),
            ])}
          />
          <Tick
            name="orderByPriority"
            label={m.dialers_order_by_priority()}
            hint={m.dialers_order_by_priority_hint()}
          />
          <Text name="startDate" type="date" label={m.dialers_start_date()} hint={m.dialers_date_hint()} />
          <Text name="endDate" type="date" label={m.dialers_end_date()} hint={m.dialers_date_hint()} />
          <Invitation />
        </div>
      </section>
    </>
  );
}

function Basic({ kept }: { kept: boolean }) {
  const { campaign } = useRecord().draft.value as unknown as MailDraft;
  const names = [...new Set([...(campaign === "" ? [] : [campaign]), ...mailCampaigns.value])];
  return (
    <section class="form-section" aria-labelledby="section-basic">
      <h2 id="section-basic">{m.dialers_section_basic()}</h2>
      {names.length === 0 && (
        <p class="strip near dialer-no-provider">
          {m.dialers_mail_campaign_none()}{" "}
          {can("campaigns") && <a href="/campaigns/new?channel=email">{m.dialers_provider_make()}</a>}
        </p>
      )}
      <div class="fields">
        {kept ? (
          <Text name="campaign" label={m.dialers_mail_campaign()} hint={m.dialers_mail_campaign_hint()} disabled />
        ) : (
          <Choice
            name="campaign"
            label={m.dialers_mail_campaign()}
            hint={m.dialers_mail_campaign_hint()}
            placeholder={m.dialers_mail_campaign_choose()}
            choices={names.map((name) => [name, name])}
            required
          />
        )}
        <Text name="name" label={m.dialers_name()} hint={m.dialers_mail_name_hint()} longest={64} />
        <Text
          name="interval"
          type="number"
          label={m.dialers_mail_interval()}
          hint={m.dialers_mail_interval_hint()}
          required
        />
        <Tick name="enabled" label={m.dialers_enabled()} hint={m.dialers_enabled_hint()} />
      </div>
    </section>
  );
}
