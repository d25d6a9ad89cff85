import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { EVENT_KINDS } from "../../../../domain/webhook/event.ts";
import type { FieldError } from "../../../../protocol/problem.ts";
import type { NewWebhook, WebhookDraft, WebhookResource } from "../../../../protocol/webhooks.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { principal } from "../../session.ts";
import { campaignNames } from "../record/campaign-names.ts";
import { fieldOf } from "../record/field-error.ts";
import { Text, Tick } from "../record/fields.tsx";
import { Many } from "../record/many.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { useRecord } from "../record/record-form.ts";
import { eventName } from "./words.ts";

type Form = Required<Omit<WebhookDraft, "campaigns">> & { everything: boolean; campaigns: string[] };

interface WebhookDialogProps {
  /** Null: a new one. */
  webhook: WebhookResource | null;
  made: (webhook: NewWebhook) => void;
  saved: () => void;
  closed: () => void;
}

const SAID: Record<string, () => string> = {
  name: m.webhooks_error_name,
  url: m.webhooks_error_url,
  events: m.webhooks_error_events,
  campaigns: m.webhooks_error_campaigns,
};

/** An address of another program, what it is told, and of which campaigns. */
export function WebhookDialog({ webhook, made, saved, closed }: WebhookDialogProps) {
  const seesAll = principal.value?.campaigns === "all";
  return (
    <RecordDialog<Form>
      title={webhook?.name ?? m.webhooks_new()}
      wide
      say={({ path, detail }: FieldError) => SAID[fieldOf(path)]?.() ?? detail}
      draft={{
        name: webhook?.name ?? "",
        url: webhook?.url ?? "",
        events: webhook?.events ?? [],
        everything: webhook === null ? seesAll : webhook.campaigns === null,
        campaigns: webhook?.campaigns ?? [],
        enabled: webhook?.enabled ?? true,
      }}
      save={async ({ everything, campaigns, ...form }) => {
        const json = { ...form, campaigns: everything ? null : campaigns };
        const request = { json };
        if (webhook === null) return made((await answer(api.webhooks.$post(request))) as NewWebhook);
        const { id, version } = webhook;
        const change = { param: { id }, json: { ...json, version } };
        await answer(api.webhooks[":id"].$put(change));
        saved();
      }}
      closed={closed}
    >
      <Text name="name" label={m.webhooks_name()} hint={m.webhooks_name_hint()} longest={80} required autofocus />
      <Text name="url" label={m.webhooks_url()} hint={m.webhooks_url_hint()} longest={2_000} required />
      <Many
        name="events"
        label={m.webhooks_events()}
        choices={EVENT_KINDS.map((kind) => [kind, eventName(kind)])}
        all
      />
      {seesAll && <Tick name="everything" label={m.webhooks_everything()} hint={m.webhooks_everything_hint()} />}
      <Campaigns />
      <Tick name="enabled" label={m.webhooks_enabled()} hint={m.webhooks_enabled_hint()} />
    </RecordDialog>
  );
}

function Campaigns() {
  const { draft } = useRecord();
  const names = useSignal<string[]>([]);
  useEffect(() => {
    campaignNames().then(
      (all) => (names.value = all),
      () => {},
    );
  }, []);
  if (draft.value.everything === true) return null;
  return <Many name="campaigns" label={m.webhooks_campaigns()} choices={names.value.map((one) => [one, one])} all />;
}
