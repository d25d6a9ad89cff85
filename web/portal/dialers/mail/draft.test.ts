import { expect, test } from "vitest";
import { type MailDialerResource, mailDialerFields } from "../../../../protocol/dialer-fields.ts";
import { checkMail, mailDraftOf, mailFieldAt, mailFieldsOf, NEW_MAIL_DIALER } from "./draft.ts";

const filled = {
  ...NEW_MAIL_DIALER,
  campaign: "boletines",
  subject: "Para ${Nombre}",
  invited: true,
  invitationTitle: "Reunión",
  invitationStart: "2026-12-24T18:00",
  invitationEnd: "2026-12-24T19:30",
};

test("EML-60, EML-62: what the form holds is what the door keeps, and comes back as it was", () => {
  const kept = mailDialerFields.parse(mailFieldsOf(filled));
  expect(kept).toMatchObject({ campaign: "boletines", invitation: { start: "2026-12-24 18:00:00", organizer: "" } });
  const mailbox = { name: "ventas", address: "ventas@altamar.example", enabled: true };
  const resource: MailDialerResource = { ...kept, name: "boletines", id: "d1", version: 1, mailbox };
  expect(mailDraftOf(resource)).toEqual({ ...filled, name: "boletines" });
});

test.each([
  ["nothing chosen", NEW_MAIL_DIALER, ["campaign"]],
  ["no pace", { ...filled, interval: Number.NaN }, ["interval"]],
  [
    "an invitation of nothing",
    { ...NEW_MAIL_DIALER, campaign: "a", invited: true },
    ["invitationTitle", "invitationStart", "invitationEnd"],
  ],
  ["one that ends before it begins", { ...filled, invitationEnd: "2026-12-24T17:00" }, ["invitationEnd"]],
  ["last day before the first", { ...filled, startDate: "2026-12-02", endDate: "2026-12-01" }, ["endDate"]],
  ["all of it", filled, []],
])("of %s the form names the fields that are wrong", (_, draft, fields) => {
  expect(checkMail(draft).map(({ path }) => path)).toEqual(fields);
});

test("a path of the door is a field of the form", () => {
  expect(["invitation.start", "invitation", "subject"].map(mailFieldAt)).toEqual([
    "invitationStart",
    "invitationEnd",
    "subject",
  ]);
});
