import { m } from "../../../shared/paraglide/messages.js";
import { useRecord } from "../../administration/record/record-form.ts";
import { Means } from "../means.tsx";
import type { MailDraft } from "./draft.ts";

/** What the settings of a mail dialer come to. */
export function MailMeans() {
  const { name, campaign, template } = useRecord().draft.value as unknown as MailDraft;
  const first = name || campaign || "…";
  const third = template === "" ? m.dialers_means_text() : "";
  return (
    <Means line={`${first};lucia@example.com;${third};;"Var1":"value";9999`} fast={m.dialers_mail_means_fast()}>
      {template !== "" && <li>{m.dialers_mail_means_template()}</li>}
    </Means>
  );
}
