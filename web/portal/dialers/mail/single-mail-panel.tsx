import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type { MailDialerResource } from "../../../../protocol/dialer-fields.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Said } from "../../administration/record/said.tsx";
import { SingleForm } from "../single-form.tsx";
import { useSingle } from "../use-single.ts";
import {
  checkSingleMail,
  EMPTY_SINGLE_MAIL,
  type SingleMailDraft,
  singleMailOf,
  singleVariables,
} from "./single-draft.ts";

interface SingleMailPanelProps {
  dialer: MailDialerResource;
  read: () => Promise<void>;
}

/** SMS-120, SMS-58 for mails: one mail through the dialer, its template or a text of its own, at once or at a set time. */
export function SingleMailPanel({ dialer, read }: SingleMailPanelProps) {
  const single = useSingle<SingleMailDraft>({
    name: dialer.name,
    empty: EMPTY_SINGLE_MAIL,
    check: (draft, now) => checkSingleMail(dialer, draft, now),
    message: (draft, id) => singleMailOf(dialer, draft, id),
    read,
  });
  const { write } = single;
  const draft = single.draft.value;
  const wrong = single.wrong.value;
  const typed = (event: Event) => (event.currentTarget as WaInput | WaTextarea).value ?? "";
  return (
    <SingleForm title={m.dialers_single_mail()} single={single}>
      <wa-input
        class={wrong.destination === undefined ? "" : "bad"}
        size="s"
        type="email"
        label={m.mail_to()}
        autocomplete="off"
        maxlength={254}
        value={draft.destination}
        onInput={(event: Event) => write({ destination: typed(event) })}
      >
        <Said hint="" complaint={wrong.destination} />
      </wa-input>
      <wa-input
        class={wrong.subject === undefined ? "" : "bad"}
        size="s"
        label={m.mail_subject()}
        placeholder={dialer.subject}
        autocomplete="off"
        maxlength={500}
        value={draft.subject}
        onInput={(event: Event) => write({ subject: typed(event) })}
      >
        <Said hint="" complaint={wrong.subject} />
      </wa-input>
      <wa-textarea
        class={wrong.message === undefined ? "" : "bad"}
        size="s"
        resize="auto"
        rows={4}
        label={m.dialers_single_text()}
        value={draft.message}
        onInput={(event: Event) => write({ message: typed(event) })}
      >
        <Said hint={dialer.template === "" ? "" : m.dialers_single_template()} complaint={wrong.message} />
      </wa-textarea>
      {singleVariables(dialer, draft).map((name) => (
        <wa-input
          key={name}
          size="s"
          label={name}
          autocomplete="off"
          maxlength={2_000}
          value={draft.values[name] ?? ""}
          onInput={(event: Event) => write({ values: { ...draft.values, [name]: typed(event) } })}
        />
      ))}
      {wrong.values !== undefined && (
        <p class="bad-word" role="alert">
          {wrong.values}
        </p>
      )}
    </SingleForm>
  );
}
