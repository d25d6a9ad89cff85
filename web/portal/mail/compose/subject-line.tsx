import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";

interface SubjectLineProps {
  subject: string;
  complaint: string | undefined;
  set: (subject: string) => void;
}

/** What a mail is about, with what is wrong with that. */
export function SubjectLine({ subject, complaint, set }: SubjectLineProps) {
  return (
    <div class={complaint === undefined ? "mail-line" : "mail-line bad"}>
      <label for="mail-subject">{m.mail_subject()}</label>
      <input
        id="mail-subject"
        class="mail-subject-field"
        type="text"
        maxLength={900}
        autocomplete="off"
        value={subject}
        aria-invalid={complaint !== undefined}
        aria-describedby={complaint === undefined ? undefined : "mail-subject-said"}
        onInput={(event) => set(event.currentTarget.value)}
      />
      {complaint !== undefined && (
        <p class="mail-complaint" id="mail-subject-said" role="alert">
          <Icon name="alert" size={14} />
          {complaint}
        </p>
      )}
    </div>
  );
}
