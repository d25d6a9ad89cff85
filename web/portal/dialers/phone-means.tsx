import { m } from "../../shared/paraglide/messages.js";
import { useRecord } from "../administration/record/record-form.ts";
import type { Draft } from "./draft.ts";
import { Means } from "./means.tsx";

/** What the settings of a dialer that writes to phones come to. */
export function PhoneMeans() {
  const { name, contact, contactFrom, contactTo } = useRecord().draft.value as unknown as Draft;
  return (
    <Means line={`${name === "" ? "…" : name};098344484;${m.dialers_means_text()};9999`} fast={m.dialers_means_fast()}>
      {contact && <li>{m.dialers_means_contact({ from: contactFrom, to: contactTo })}</li>}
    </Means>
  );
}
