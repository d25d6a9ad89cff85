import { type PhoneDialerDraft, type PhoneDialerResource, phoneDialerFields } from "../../../protocol/dialer-fields.ts";
import type { FieldError } from "../../../protocol/problem.ts";
import type { Hours } from "../administration/campaigns/schedule-fields.tsx";
import { withNameTry } from "../administration/record/name-try.ts";

/** In a list of choices: none of them. */
export const NONE = "*";

/** What the form holds: every field flat; a figure that was emptied is NaN. */
export interface Draft {
  name: string;
  provider: string;
  dialString: string;
  interval: number;
  enabled: boolean;
  schedule: Hours;
  purpose: "service" | "advertising";
  /** Name, or `NONE`. */
  campaign: string;
  orderByPriority: boolean;
  refuseSpecialCharacters: boolean;
  contact: boolean;
  contactFrom: string;
  contactTo: string;
  startDate: string;
  endDate: string;
  /** By `templateKey`; empty without one. */
  template: string;
}

/** A new one: without hours it would never run, so it starts with those of an office. */
export const NEW_DIALER: Draft = {
  name: "",
  provider: "",
  dialString: "",
  interval: Number.NaN,
  enabled: true,
  schedule: {
    zone: "America/Montevideo",
    ranges: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:59" }],
  },
  purpose: "service",
  campaign: NONE,
  orderByPriority: true,
  refuseSpecialCharacters: false,
  contact: false,
  contactFrom: "09:00",
  contactTo: "20:59",
  startDate: "",
  endDate: "",
  template: "",
};

export function draftOf(kept: PhoneDialerResource): Draft {
  const { contactHours, campaign, startDate, endDate, template, id: _, channel: __, version: ___, ...rest } = kept;
  return {
    ...rest,
    campaign: campaign ?? NONE,
    contact: contactHours !== null,
    contactFrom: contactHours?.from ?? NEW_DIALER.contactFrom,
    contactTo: contactHours?.to ?? NEW_DIALER.contactTo,
    startDate: startDate ?? "",
    endDate: endDate ?? "",
    template: template === null ? "" : templateKey(template),
  };
}

/** What the door takes. */
export function fieldsOf(draft: Draft): PhoneDialerDraft {
  const { contact, contactFrom, contactTo, campaign, startDate, endDate, template, ...rest } = draft;
  return {
    ...rest,
    campaign: campaign === NONE ? null : campaign,
    contactHours: contact ? { from: contactFrom, to: contactTo } : null,
    startDate: startDate === "" ? null : startDate,
    endDate: endDate === "" ? null : endDate,
    template: template === "" ? null : templateOf(template),
  };
}

/** Everything that the door would refuse, at once (SMS-48). `needsTemplate`: it sends WhatsApp. */
export function check(draft: Draft, needsTemplate: boolean): FieldError[] {
  const issues = phoneDialerFields.safeParse(fieldsOf(draft)).error?.issues ?? [];
  const wrong: FieldError[] = issues.map(({ path, code, message }) => ({
    path: fieldAt(path.join(".")),
    code,
    detail: message,
  }));
  const { startDate, endDate } = draft;
  if (startDate !== "" && endDate !== "" && endDate < startDate)
    wrong.push({ path: "endDate", code: "before_start", detail: "The end lies before the start" });
  if (needsTemplate && draft.template === "")
    wrong.push({ path: "template", code: "needed", detail: "A template is needed" });
  return wrong.map((error) => withNameTry(error, draft.name));
}

/** The field of the form that a path of the door is about. */
export function fieldAt(path: string): string {
  if (path === "contactHours.from") return "contactFrom";
  if (path.startsWith("contactHours")) return "contactTo";
  return path.startsWith("template") ? "template" : path;
}

const BETWEEN = "|";

/** One template in one language; neither has a `|` in its name. */
export function templateKey({ name, language }: { name: string; language: string }): string {
  return name + BETWEEN + language;
}

function templateOf(key: string): { name: string; language: string } {
  const [name = "", language = ""] = key.split(BETWEEN);
  return { name, language };
}
