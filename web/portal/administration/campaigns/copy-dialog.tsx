import { useLocation } from "preact-iso";
import type { CampaignResource } from "../../../../protocol/configuration.ts";
import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { recordErrorText } from "../record/field-error.ts";
import { Text, Tick } from "../record/fields.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { addressOf } from "./address.ts";

const LONGEST_NAME = 64;

/** Another campaign like this one; it opens when it is there. */
export function CopyDialog({ name, closed }: { name: string; closed: () => void }) {
  const { route } = useLocation();
  return (
    <RecordDialog
      title={m.settings_copy_title({ name })}
      draft={{ name: `${name}-2`.slice(-LONGEST_NAME), members: true }}
      act={m.settings_copy_do()}
      save={async (json) => {
        const copy = { param: { name }, json };
        const created = (await answer(api.campaigns[":name"].copies.$post(copy))) as CampaignResource;
        route(addressOf(created.name));
      }}
      say={complaint}
      closed={closed}
    >
      <p class="quiet">{m.settings_copy_what()}</p>
      <Text name="name" label={m.campaigns_name()} longest={LONGEST_NAME} required autofocus />
      <Tick name="members" label={m.settings_copy_members()} />
    </RecordDialog>
  );
}

function complaint(error: FieldError): string {
  return error.code === "taken" ? recordErrorText(error) : m.campaigns_error_name();
}
