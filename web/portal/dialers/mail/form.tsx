import { m } from "../../../shared/paraglide/messages.js";
import type { FormOf } from "../dialer-sheet.tsx";
import { checkMail, type MailDraft, mailDraftOf, mailFieldAt, mailFieldsOf, NEW_MAIL_DIALER } from "./draft.ts";
import { MailDialerFields } from "./fields.tsx";
import { MailMeans } from "./means.tsx";

/** EML-60 to EML-64. */
export const mailForm: FormOf<MailDraft> = {
  fresh: NEW_MAIL_DIALER,
  draftOf: (kept) => {
    if (kept.channel !== "email") throw new Error("it writes to phones");
    return mailDraftOf(kept);
  },
  fieldsOf: mailFieldsOf,
  check: checkMail,
  fieldAt: mailFieldAt,
  newTitle: m.dialers_new_mail,
  fields: (kept) => <MailDialerFields kept={kept} />,
  means: () => <MailMeans />,
};
