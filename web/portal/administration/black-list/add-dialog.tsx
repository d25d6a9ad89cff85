import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { principal } from "../../session.ts";
import { Choice, Text, Tick } from "../record/fields.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { useRecord } from "../record/record-form.ts";
import { blackListErrorText } from "./error-text.ts";

interface AddDialogProps {
  /** Names of campaigns and dialers. */
  owners: readonly string[];
  saved: () => Promise<void>;
  closed: () => void;
}

const ALL = "*";

interface Draft {
  address: string;
  campaign: string;
  promotionsOnly: boolean;
  expires: string;
  reason: string;
}

/** One number; everywhere only by who sees everything. */
export function AddDialog({ owners, saved, closed }: AddDialogProps) {
  const seesAll = principal.value?.campaigns === "all";
  return (
    <RecordDialog<Draft>
      title={m.blacklist_add()}
      draft={{ address: "", campaign: seesAll ? ALL : "", promotionsOnly: false, expires: "", reason: "" }}
      say={blackListErrorText}
      save={async ({ address, campaign, promotionsOnly, expires, reason }) => {
        const form = {
          json: {
            address,
            campaign: campaign === ALL ? null : campaign,
            promotionsOnly,
            reason,
            // To the end of that day, as its writer counts days.
            expires: expires === "" ? null : new Date(`${expires}T23:59:59`).toISOString(),
          },
        };
        await answer(api.blacklist.$post(form));
        await saved();
      }}
      closed={closed}
    >
      <Text
        name="address"
        label={m.blacklist_add_number()}
        hint={m.blacklist_add_number_hint()}
        longest={64}
        required
        autofocus
      />
      <Blocks owners={owners} />
      <div class="record-pair">
        <Text name="expires" type="date" label={m.blacklist_add_expires()} hint={m.blacklist_add_expires_hint()} />
        <Text name="reason" label={m.blacklist_add_reason()} longest={500} />
      </div>
      <Tick name="promotionsOnly" label={m.blacklist_add_promotions()} hint={m.blacklist_add_promotions_hint()} />
    </RecordDialog>
  );
}

/** What the number is blocked in; everything only for who sees everything. */
function Blocks({ owners }: { owners: readonly string[] }) {
  const chosen = useRecord().draft.value.campaign;
  const everywhere = principal.value?.campaigns === "all" ? [[ALL, m.blacklist_add_everything()] as const] : [];
  return (
    <Choice
      name="campaign"
      label={m.blacklist_campaign()}
      hint={chosen === ALL ? "" : m.blacklist_add_campaign_hint()}
      required={everywhere.length === 0}
      choices={[...everywhere, ...owners.map((name) => [name, name] as const)]}
    />
  );
}
