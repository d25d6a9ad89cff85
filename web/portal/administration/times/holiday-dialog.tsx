import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { LANGUAGES, type Texts } from "../../../../domain/campaign/campaign.ts";
import type { HolidayResource } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { LANGUAGE_NAMES } from "../../language.ts";
import { principal } from "../../session.ts";
import { campaignNames } from "../record/campaign-names.ts";
import { Choice, Text, Tick } from "../record/fields.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";

interface HolidayDialogProps {
  one: HolidayResource | null;
  saved: () => Promise<void>;
  closed: () => void;
}

const ALL = "*";
const NEW = { name: "", date: "", from: "00:00", to: "23:59", yearly: false, campaign: null, text: {} as Texts };

/** A day, or part of it; for who does not see all campaigns, of one of theirs. */
export function HolidayDialog({ one, saved, closed }: HolidayDialogProps) {
  const campaigns = useSignal<string[]>(one?.campaign == null ? [] : [one.campaign]);
  useEffect(() => {
    campaignNames().then(
      (names) => (campaigns.value = names),
      // Without the list the campaign that it has can still be kept.
      () => {},
    );
  }, []);
  const seesAll = principal.value?.campaigns === "all";
  const { name, date, from, to, yearly, campaign, text } = one ?? NEW;
  const texts = { es: text.es ?? "", en: text.en ?? "", pt: text.pt ?? "" };
  const choices = campaigns.value.map((each) => [each, each] as const);
  return (
    <RecordDialog
      title={one === null ? m.people_holiday_new() : m.people_edit({ name: one.name })}
      draft={{ name, date, from, to, yearly, campaign: campaign ?? (seesAll ? ALL : ""), ...texts }}
      save={async ({ es, en, pt, campaign: chosen, ...rest }) => {
        const written = { es, en, pt };
        const said = Object.fromEntries(
          LANGUAGES.flatMap((each) => (written[each] === "" ? [] : [[each, written[each]]])),
        );
        const json = { ...rest, campaign: chosen === ALL ? null : chosen, text: said };
        const form = { param: { id: one?.id ?? "" }, json };
        await answer(one === null ? api.holidays.$post(form) : api.holidays[":id"].$put(form));
        await saved();
      }}
      closed={closed}
    >
      <div class="record-pair">
        <Text name="name" label={m.people_holiday_name()} longest={80} autofocus />
        <Choice
          name="campaign"
          label={m.people_holiday_campaign()}
          choices={seesAll ? [[ALL, m.people_holiday_all()], ...choices] : choices}
        />
      </div>
      <div class="record-pair">
        <Text name="date" type="date" label={m.people_holiday_date()} />
        <Text name="from" type="time" label={m.people_holiday_from()} />
        <Text name="to" type="time" label={m.people_holiday_to()} />
      </div>
      <Tick name="yearly" label={m.people_holiday_yearly()} />
      <p class="quiet">{m.people_holiday_text()}</p>
      {LANGUAGES.map((each) => (
        <Text key={each} name={each} label={LANGUAGE_NAMES[each]} />
      ))}
    </RecordDialog>
  );
}
