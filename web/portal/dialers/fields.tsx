import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { PURPOSES } from "../../../protocol/dialer-fields.ts";
import { m } from "../../shared/paraglide/messages.js";
import { holidaysOf } from "../administration/campaigns/holidays.ts";
import { type Hours, ScheduleFields } from "../administration/campaigns/schedule-fields.tsx";
import { campaignNames } from "../administration/record/campaign-names.ts";
import { Choice, Text, Tick } from "../administration/record/fields.tsx";
import { useField, useRecord } from "../administration/record/record-form.ts";
import { can } from "../session.ts";
import { type Draft, NONE } from "./draft.ts";
import type { Timed } from "./outlook.ts";
import { providerChoices } from "./provider-choices.ts";
import { TemplateChoice } from "./template-choice.tsx";

/** SMS-42 to SMS-49, from top to bottom. */
export function DialerFields() {
  return (
    <>
      <div class="record-lead">
        {m
          .dialers_lead()
          .split("\n")
          .map((line) => (
            <p key={line}>{line}</p>
          ))}
      </div>
      <Basic />
      <Schedule />
      <Optional />
    </>
  );
}

function Basic() {
  const draft = useRecord().draft.value as unknown as Draft;
  const choices = providerChoices.value.map(({ name }) => [name, name] as const);
  const known = draft.provider === "" || choices.some(([name]) => name === draft.provider);
  return (
    <section class="form-section" aria-labelledby="section-basic">
      <h2 id="section-basic">{m.dialers_section_basic()}</h2>
      {choices.length === 0 && (
        <p class="strip near dialer-no-provider">
          {m.dialers_provider_none()} {can("providers") && <a href="/providers/new">{m.dialers_provider_make()}</a>}
        </p>
      )}
      <div class="fields">
        <Text name="name" label={m.dialers_name()} hint={m.dialers_name_hint()} longest={64} required />
        <Choice
          name="provider"
          label={m.dialers_provider()}
          hint={m.dialers_provider_hint()}
          placeholder={m.dialers_provider_choose()}
          choices={known ? choices : [[draft.provider, draft.provider], ...choices]}
          required
        />
        <Text
          name="dialString"
          label={m.dialers_dial_string()}
          hint={m.dialers_dial_string_hint()}
          longest={64}
          required
        />
        <Text name="interval" type="number" label={m.dialers_interval()} hint={m.dialers_interval_hint()} required />
        <TemplateChoice provider={draft.provider} />
        <div class="wide">
          <Tick name="enabled" label={m.dialers_enabled()} hint={m.dialers_enabled_hint()} />
        </div>
      </div>
    </section>
  );
}

/** The hours in which it runs. */
export function Schedule() {
  const { draft, errors, say } = useRecord();
  const { set } = useField("schedule", m.dialers_section_schedule());
  const { schedule, campaign } = draft.value as unknown as Timed;
  const change = (write: (hours: Hours) => void) => {
    const copy = structuredClone(schedule);
    write(copy);
    set(copy);
  };
  const complaint = (path: string) => {
    const error = errors.value.find((one) => one.path === path);
    return error === undefined ? undefined : say(error);
  };
  return (
    <section class="form-section" aria-labelledby="section-schedule" id="field-schedule" tabIndex={-1}>
      <h2 id="section-schedule">{m.dialers_section_schedule()}</h2>
      <ScheduleFields
        editing={{ hours: schedule, change, complaint }}
        none={m.dialers_never_runs()}
        holidays={holidaysOf(campaign).length}
      />
    </section>
  );
}

function Optional() {
  const campaigns = useSignal<readonly string[]>([]);
  const draft = useRecord().draft.value as unknown as Draft;
  useEffect(() => {
    // Without the list the campaign that it has can still be kept.
    campaignNames().then(
      (names) => (campaigns.value = names),
      () => {},
    );
  }, []);
  const names = [...new Set([...(draft.campaign === NONE ? [] : [draft.campaign]), ...campaigns.value])];
  return (
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
        <Choice
          name="campaign"
          label={m.dialers_campaign()}
          hint={m.dialers_campaign_hint()}
          choices={[[NONE, m.dialers_campaign_none()], ...names.map((name) => [name, name] as const)]}
        />
        <Text name="startDate" type="date" label={m.dialers_start_date()} hint={m.dialers_date_hint()} />
        <Text name="endDate" type="date" label={m.dialers_end_date()} hint={m.dialers_date_hint()} />
        <Tick name="orderByPriority" label={m.dialers_order_by_priority()} hint={m.dialers_order_by_priority_hint()} />
        <Tick name="refuseSpecialCharacters" label={m.dialers_special()} hint={m.dialers_special_hint()} />
        <div class="wide">
          <Tick name="contact" label={m.dialers_contact()} hint={m.dialers_contact_hint()} />
        </div>
        {draft.contact && (
          <>
            <Text name="contactFrom" type="time" label={m.dialers_contact_from()} />
            <Text name="contactTo" type="time" label={m.dialers_contact_to()} />
          </>
        )}
      </div>
    </section>
  );
}
