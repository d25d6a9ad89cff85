import { m } from "../../shared/paraglide/messages.js";
import { listedDialers } from "./dialer-list.ts";
import type { FormOf } from "./dialer-sheet.tsx";
import { check, type Draft, draftOf, fieldAt, fieldsOf, NEW_DIALER } from "./draft.ts";
import { dialerErrorText } from "./error-text.ts";
import { DialerFields } from "./fields.tsx";
import { PhoneMeans } from "./phone-means.tsx";
import { isWhatsApp } from "./provider-choices.ts";

/** SMS-40 to SMS-49. */
export const phoneForm: FormOf<Draft> = {
  kind: {
    door: listedDialers,
    fresh: NEW_DIALER,
    draftOf: (kept) => {
      if (kept.channel === "email") throw new Error("it sends mails");
      return draftOf(kept);
    },
    fieldsOf: (draft) => fieldsOf(isWhatsApp(draft.provider) ? draft : { ...draft, template: "" }),
    check: (draft) => check(draft, isWhatsApp(draft.provider)),
    fieldAt,
    say: dialerErrorText,
  },
  newTitle: m.dialers_new,
  fields: () => <DialerFields />,
  means: () => <PhoneMeans />,
};
