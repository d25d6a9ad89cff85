import { m } from "../../../shared/paraglide/messages.js";
import { listedDialers } from "../dialer-list.ts";
import type { FormOf } from "../dialer-sheet.tsx";
import { dialerErrorText } from "../error-text.ts";
import { checkMail, type MailDraft, mailDraftOf, mailFieldAt, mailFieldsOf, NEW_MAIL_DIALER } from "./draft.ts";
import { MailDialerFields } from "./fields.tsx";
import { MailMeans } from "./means.tsx";

/** EML-60 to EML-64. */
export const mailForm: FormOf<MailDraft> = {
  kind: {
    door: listedDialers,
    fresh: NEW_MAIL_DIALER,
    draftOf: (kept) => {
      if (kept.channel !== "email") throw new Error("it writes to phones");
      return mailDraftOf(kept);
    },
    fieldsOf: mailFieldsOf,
    check: checkMail,
    fieldAt: mailFieldAt,
    say: dialerErrorText,
  },
  newTitle: m.dialers_new_mail,
  fields: (kept) => <MailDialerFields kept={kept} />,
  means: () => <MailMeans />,
};
