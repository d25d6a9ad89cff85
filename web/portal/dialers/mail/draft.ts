import {
  type MailDialerDraft,
  type MailDialerResource,
  mailDialerFields,
  type Purpose,
} from "../../../../protocol/dialer-fields.ts";
import type { FieldError } from "../../../../protocol/problem.ts";
import { withNameTry } from "../../administration/record/name-try.ts";
import type { Timed } from "../outlook.ts";

/** What the form of a mail dialer holds: every field flat; a figure that was emptied is NaN. */
export interface MailDraft extends Timed {
  /** Empty: the campaign's. */
  name: string;
  enabled: boolean;
  purpose: Purpose;
  orderByPriority: boolean;
  subject: string;
  format: "html" | "text";
  template: string;
  invited: boolean;
  invitationTitle: string;
  invitationOrganizer: string;
  /** As an input of day and time holds it: `2026-12-24T18:00`. */
  invitationStart: string;
  invitationEnd: string;
}

export const NEW_MAIL_DIALER: MailDraft = {
  campaign: "",
  name: "",
  interval: 0,
  enabled: true,
  schedule: {
    zone: "America/Montevideo",
    ranges: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:59" }],
  },
  purpose: "service",
  orderByPriority: true,
  startDate: "",
  endDate: "",
  subject: "",
  format: "html",
  template: "",
  invited: false,
  invitationTitle: "",
  invitationOrganizer: "",
  invitationStart: "",
  invitationEnd: "",
};

export function mailDraftOf(kept: MailDialerResource): MailDraft {
  const { invitation, startDate, endDate, id: _, channel: __, version: ___, mailbox: ____, ...rest } = kept;
  return {
    ...rest,
    startDate: startDate ?? "",
    endDate: endDate ?? "",
    invited: invitation !== null,
    invitationTitle: invitation?.title ?? "",
    invitationOrganizer: invitation?.organizer ?? "",
    invitationStart: typed(invitation?.start),
    invitationEnd: typed(invitation?.end),
  };
}

/** What the door takes. */
export function mailFieldsOf(draft: MailDraft): MailDialerDraft {
  const {
    name,
    startDate,
    endDate,
    invited,
    invitationTitle: title,
    invitationOrganizer: organizer,
    invitationStart,
    invitationEnd,
    ...rest
  } = draft;
  return {
    ...rest,
    channel: "email",
    ...(name !== "" && { name }),
    startDate: startDate === "" ? null : startDate,
    endDate: endDate === "" ? null : endDate,
    invitation: invited ? { title, organizer, start: clock(invitationStart), end: clock(invitationEnd) } : null,
  };
}

/** Everything that the door would refuse, at once. */
export function checkMail(draft: MailDraft): FieldError[] {
  const issues = mailDialerFields.safeParse(mailFieldsOf(draft)).error?.issues ?? [];
  const wrong: FieldError[] = issues.map(({ path, code, message }) => ({
    path: mailFieldAt(path.join(".")),
    code,
    detail: message,
  }));
  const { startDate, endDate } = draft;
  if (startDate !== "" && endDate !== "" && endDate < startDate)
    wrong.push({ path: "endDate", code: "before_start", detail: "The end lies before the start" });
  return wrong.map((error) => withNameTry(error, draft.name));
}

const INVITATION: Record<string, string> = {
  "invitation.title": "invitationTitle",
  "invitation.organizer": "invitationOrganizer",
  "invitation.start": "invitationStart",
  "invitation.end": "invitationEnd",
};

/** The field of the form that a path of the door is about. */
export function mailFieldAt(path: string): string {
  return INVITATION[path] ?? (path === "invitation" ? "invitationEnd" : path);
}

const typed = (kept: string | undefined) => kept?.replace(" ", "T").slice(0, "2026-12-24T18:00".length) ?? "";
const clock = (value: string) => (value === "" ? "" : `${value.replace("T", " ")}:00`);
