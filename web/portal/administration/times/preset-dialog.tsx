import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { HOLIDAY_COUNTRIES, type HolidayCountry } from "../../../../domain/holidays/countries.ts";
import { holidaysOf, isKept } from "../../../../domain/holidays/preset.ts";
import type { HolidayResource } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Icon } from "../../icon.tsx";
import { language } from "../../language.ts";
import { principal } from "../../session.ts";
import { campaignNames } from "../record/campaign-names.ts";
import { Choice } from "../record/fields.tsx";
import { Many } from "../record/many.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { useRecord } from "../record/record-form.ts";
import { dayText } from "./day-text.ts";

interface PresetProps {
  kept: ReadonlySignal<readonly HolidayResource[] | null>;
  saved: () => Promise<void>;
}

const ALL = "*";
const YEARS = 3;

/** Opens the choice among a country's holidays. */
export function PresetButton(props: PresetProps) {
  const open = useSignal(false);
  return (
    <>
      <wa-button
        size="s"
        appearance="outlined"
        onClick={() => {
          open.value = true;
        }}
      >
        <span slot="start" class="button-icon">
          <Icon name="globe" />
        </span>
        {m.settings_holidays_of_country()}
      </wa-button>
      {open.value && (
        <PresetDialog
          {...props}
          closed={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}

interface Chosen {
  country: HolidayCountry;
  year: string;
  campaign: string;
  /** Dates. */
  days: string[];
}

/** A country's holidays of a year, seen before they are kept; what is kept already is not offered (SCH-6). */
function PresetDialog({ kept, saved, closed }: PresetProps & { closed: () => void }) {
  const seesAll = principal.value?.campaigns === "all";
  const campaigns = useSignal<string[]>([]);
  useEffect(() => {
    campaignNames().then(
      (names) => (campaigns.value = names),
      // Without the list there is still the choice of all.
      () => {},
    );
  }, []);
  const country = countryHere();
  const year = String(new Date().getFullYear());
  const campaign = seesAll ? ALL : "";
  return (
    <RecordDialog<Chosen>
      title={m.settings_holidays_of_country()}
      wide
      draft={{ country, year, campaign, days: usualDays(country, year, keptFor(kept.value, campaign)) }}
      act={m.settings_import()}
      save={async (chosen) => {
        const of = chosen.campaign === ALL ? null : chosen.campaign;
        const items = holidaysOf(chosen.country, Number(chosen.year))
          .filter(({ date }) => chosen.days.includes(date))
          .map(({ name, date, yearly }) => ({ name, date, yearly, campaign: of }));
        const change = { json: { items } };
        await answer(api.holidays.import.$post(change));
        await saved();
      }}
      say={() => m.settings_holidays_none_chosen()}
      closed={closed}
    >
      <div class="record-pair">
        <Choice name="country" label={m.settings_country()} choices={countries()} />
        <Choice name="year" label={m.settings_year()} choices={years()} />
      </div>
      <Choice
        name="campaign"
        label={m.people_holiday_campaign()}
        choices={[
          ...(seesAll ? [[ALL, m.people_holiday_all()] as const] : []),
          ...campaigns.value.map((each) => [each, each] as const),
        ]}
      />
      <Days kept={kept.value ?? []} />
    </RecordDialog>
  );
}

/** Follows country, year and campaign: what is usual there is ticked. */
function Days({ kept }: { kept: readonly HolidayResource[] }) {
  const { draft } = useRecord();
  const { country, year, campaign } = draft.value as unknown as Chosen;
  const known = keptFor(kept, campaign);
  useEffect(() => {
    draft.value = { ...draft.value, days: usualDays(country, year, known) };
  }, [country, year, campaign]);
  const open = holidaysOf(country, Number(year)).filter((one) => !isKept(known, one));
  if (open.length === 0) return <p class="quiet">{m.settings_holidays_all_kept()}</p>;
  return (
    <Many
      name="days"
      label={m.people_holidays()}
      hint={m.settings_holidays_hint()}
      choices={open.map((one) => [one.date, `${dayText({ date: one.date, yearly: false })} · ${one.name}`])}
      all
    />
  );
}

function usualDays(country: HolidayCountry, year: string, known: readonly HolidayResource[]): string[] {
  return holidaysOf(country, Number(year))
    .filter((one) => one.usual && !isKept(known, one))
    .map(({ date }) => date);
}

/** What closes a campaign already: its own and those of all. */
function keptFor(kept: readonly HolidayResource[] | null, campaign: string): readonly HolidayResource[] {
  return (kept ?? []).filter((one) => one.campaign === null || one.campaign === campaign);
}

function countries(): readonly (readonly [string, string])[] {
  const names = new Intl.DisplayNames(language.value, { type: "region" });
  return HOLIDAY_COUNTRIES.map((code) => [code, names.of(code) ?? code] as const).toSorted(([, a], [, b]) =>
    a.localeCompare(b),
  );
}

function years(): readonly (readonly [string, string])[] {
  const first = new Date().getFullYear();
  return Array.from({ length: YEARS }, (_, n) => [String(first + n), String(first + n)] as const);
}

/** The reader's own country where it has a calendar. */
function countryHere(): HolidayCountry {
  const here = new Intl.Locale(navigator.language).region;
  return HOLIDAY_COUNTRIES.find((one) => one === here) ?? "UY";
}
