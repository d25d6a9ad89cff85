import { m } from "../../../shared/paraglide/messages.js";
import { Text, Tick } from "../../administration/record/fields.tsx";
import { useRecord } from "../../administration/record/record-form.ts";
import type { MailDraft } from "./draft.ts";

/** EML-62: a calendar entry that goes along. */
export function Invitation() {
  const { invited } = useRecord().draft.value as unknown as MailDraft;
  return (
    <>
      <div class="wide">
        <Tick name="invited" label={m.dialers_mail_invited()} hint={m.dialers_mail_invited_hint()} />
      </div>
      {invited && (
        <>
          <Text name="invitationTitle" label={m.dialers_mail_invitation_title()} longest={200} required />
          <Text
            name="invitationOrganizer"
            label={m.dialers_mail_invitation_organizer()}
            hint={m.dialers_mail_invitation_organizer_hint()}
            longest={120}
          />
          <Text
            name="invitationStart"
            type="datetime-local"
            label={m.dialers_mail_invitation_start()}
            hint={m.dialers_mail_invitation_clock_hint()}
            required
          />
          <Text
            name="invitationEnd"
            type="datetime-local"
            label={m.dialers_mail_invitation_end()}
            hint={m.dialers_mail_invitation_clock_hint()}
            required
          />
        </>
      )}
    </>
  );
}
