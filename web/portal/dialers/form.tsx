import { useEffect } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { DialerResource } from "../../../protocol/dialer-fields.ts";
import { m } from "../../shared/paraglide/messages.js";
import { loadHolidays } from "../administration/campaigns/holidays.ts";
import { NEW } from "../administration/record/new-record.ts";
import { Opening } from "../administration/record/opening.tsx";
import { useOpened } from "../administration/record/use-opened.ts";
import { NotFound } from "../frame/not-found.tsx";
import { DialerSheet } from "./dialer-sheet.tsx";
import { dialers } from "./door.ts";
import { loadMailCampaigns } from "./mail/campaigns.ts";
import { mailForm } from "./mail/form.tsx";
import { phoneForm } from "./phone-form.tsx";
import { loadChoices } from "./provider-choices.ts";
import "./form.css";

/** The form of a new dialer; `?channel=email`: of mails. */
export const NewDialer = () => <DialerForm name={NEW} />;

/** The form of one dialer (SMS-40 to SMS-49, EML-60 to EML-64). */
export function DialerSettings() {
  return <DialerForm name={useRoute().params.name ?? NEW} />;
}

function DialerForm({ name }: { name: string }) {
  const ofMails = useLocation().query.channel === "email";
  const { opened, failure, open, named } = useOpened<DialerResource>(name, async () => {
    const kept = name === NEW ? null : await dialers.one(name);
    await ((kept === null ? ofMails : kept.channel === "email") ? loadMailCampaigns() : loadChoices());
    return kept;
  });
  useEffect(() => void loadHolidays(), []);

  if (failure.value?.code === "not_found") return <NotFound />;
  if (opened.value === null)
    return (
      <Opening
        title={name !== NEW ? name : ofMails ? m.dialers_new_mail() : m.dialers_new()}
        parent={{ href: "/dialers", label: m.dialers_title() }}
        failure={failure.value}
        again={() => void open()}
      />
    );
  const { kept } = opened.value;
  const sendsMails = kept === null ? ofMails : kept.channel === "email";
  return sendsMails ? (
    <DialerSheet key={opened.value} form={mailForm} first={kept} named={named} />
  ) : (
    <DialerSheet key={opened.value} form={phoneForm} first={kept} named={named} />
  );
}
