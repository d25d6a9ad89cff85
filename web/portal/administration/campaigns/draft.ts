import { LANGUAGES, type Messages, type Strategy } from "../../../../domain/campaign/campaign.ts";
import { defaultsOf } from "../../../../domain/campaign/defaults.ts";
import type {
  BuiltChannel,
  CampaignForm,
  CampaignResource,
  CannedResource,
  DispositionsResource,
} from "../../../../protocol/configuration.ts";

/** What the form holds while it is written: a figure that was emptied is NaN, a strategy not yet chosen is empty. */
export interface Draft extends Omit<CampaignForm, "strategy"> {
  strategy: Strategy | "";
  /** Only a new campaign's can be written; empty: made from the name. */
  caseCode: string;
  canned: CannedResource["items"];
  dispositions: DispositionsResource["items"];
}

/** As a new campaign starts: every default of its channel's table. */
export function emptyDraft(channel: BuiltChannel): Draft {
  const { schedule, messages, ...rest } = structuredClone(defaultsOf(channel));
  return {
    ...rest,
    messages: written(messages),
    name: "",
    caseCode: "",
    strategy: "",
    schedule: { zone: schedule.zone, ranges: schedule.ranges },
    canned: [],
    dispositions: [],
  };
}

/** A kept campaign as the form shows it. */
export function draftOf(
  { id: _id, channel: _channel, version: _version, messages, ...form }: CampaignResource,
  canned: CannedResource["items"],
  dispositions: DispositionsResource["items"],
): Draft {
  return { ...form, messages: written(messages), canned, dispositions };
}

/** What was written before another channel was chosen stays; what stood at its default becomes the default of the new one. */
export function ofChannel(draft: Draft, from: BuiltChannel, to: BuiltChannel): Draft {
  const before = emptyDraft(from);
  const fields = Object.keys(before) as (keyof Draft)[];
  const kept = fields.filter((field) => !same(draft[field], before[field]));
  return Object.assign(emptyDraft(to), Object.fromEntries(kept.map((field) => [field, draft[field]])));
}

/** What the campaign's own door takes; the lists have theirs. */
export function formOf({ canned: _canned, dispositions: _dispositions, caseCode: _code, ...form }: Draft) {
  const { es, en, pt } = form.optOutWords;
  return {
    ...form,
    allowedDomains: filledIn(form.allowedDomains),
    dids: filledIn(form.dids),
    addresses: filledIn(form.addresses).map((address) => address.trim()),
    optOutWords: { es: filledIn(es), en: filledIn(en), pt: filledIn(pt) },
  };
}

/** A blank line of a list is none. */
export function filledIn(lines: readonly string[]): string[] {
  return lines.filter((line) => line.trim() !== "");
}

/** A text that is empty is one that nobody wrote. */
function written(messages: Messages): Messages {
  const texts = Object.entries(messages).map(([name, text]) => [
    name,
    Object.fromEntries(LANGUAGES.flatMap((language) => (text[language] ? [[language, text[language]]] : []))),
  ]);
  return Object.fromEntries(texts) as unknown as Messages;
}

/** Whether two states of the form, or parts of it, say the same. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
