import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import type WaSelect from "@awesome.me/webawesome/dist/components/select/select.js";
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import type { DeskCampaign } from "../../../protocol/desk-socket.ts";
import type { Problem } from "../../../protocol/problem.ts";
import { newId } from "../../shared/live/new-id.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { useTemplates } from "../composer/use-templates.ts";
import { mailCampaigns } from "../desk/held.ts";
import { Dialog } from "../frame/dialog.tsx";
import { newDraft } from "../mail/compose/new-draft.ts";
import { channelName } from "./channel-name.ts";
import "./new-dialog.css";
import { TextField, WhatsAppField } from "./new-fields.tsx";
import { forgetWritten, newWritten } from "./new-written.ts";
import { NumberField } from "./number-field.tsx";
import { attemptOf, blamesNumber, nothingSaid, startRefusal } from "./starting.ts";
import { untilHeld } from "./until-held.ts";
import { useDialled } from "./use-dialled.ts";

/** A mail has a form of its own. */
const NEW_MAIL = "/mail/new";

interface NewDialogProps {
  campaigns: readonly DeskCampaign[];
  closed: () => void;
}

/**
 * SMS-93, WA-3: a first message to a number, as text or as a template; the agent holds what comes of it. Closed without *Cancel*, what was typed is
 * there again.
 */
export function NewDialog({ campaigns, closed }: NewDialogProps) {
  const { route } = useLocation();
  const { number, text } = newWritten;
  const refused = useSignal<Problem | null>(null);
  const tried = useSignal(false);
  const busy = useSignal(false);
  const chosen = campaigns.find(({ id }) => id === newWritten.campaign.value) ?? campaigns[0];
  const campaign = chosen?.id ?? "";
  const byTemplate = chosen?.channel === "whatsapp";
  const templates = useTemplates(byTemplate ? campaign : null, newWritten.template);
  const dialled = useDialled(campaign, number.value);
  const until = dialled.known?.until ?? null;
  const prefersTemplate = useSignal(false);
  const asText = !byTemplate || (until !== null && Date.now() < until && !prefersTemplate.value);
  const words = text.value.trim();
  const said = asText ? (words === "" ? null : { text: words }) : templates.choice;
  const wrongNumber = refused.value !== null && blamesNumber(refused.value) ? startRefusal(refused.value) : null;
  const noNumber = tried.value && number.value.trim() === "" ? m.inbox_start_number_missing() : null;

  const choose = (id: string) => {
    if (mailCampaigns.value.some((one) => one.id === id)) {
      newDraft.value = { ...newDraft.peek(), campaign: id };
      closed();
      route(NEW_MAIL);
      return;
    }
    newWritten.campaign.value = id;
    refused.value = null;
    tried.value = false;
  };
  const start = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    tried.value = true;
    refused.value = null;
    if (number.value.trim() === "" || said === null) return;
    const message = { campaign, destination: number.value.trim(), ...said };
    const attempt = attemptOf(message, newWritten.attempt, newId);
    newWritten.attempt = attempt;
    busy.value = true;
    try {
      const form = { json: { id: attempt.id, ...message } };
      const { conversation } = await answer(api.conversations.$post(form));
      await untilHeld({ conversation });
      forgetWritten();
      closed();
      route(`/inbox/${conversation}`);
    } catch (thrown) {
      refused.value = problemOf(thrown);
    } finally {
      busy.value = false;
    }
  };

  return (
    <Dialog
      label={m.inbox_start_title()}
      class="new-dialog"
      modal
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close" onClick={forgetWritten}>
            {m.portal_cancel()}
          </wa-button>
          <wa-button variant="brand" loading={busy.value} onClick={start}>
            {asText ? m.inbox_send() : m.inbox_send_template()}
          </wa-button>
        </>
      }
    >
      <form class="dialog-form" onSubmit={start}>
        <wa-select
          label={m.inbox_campaign()}
          size="s"
          value={campaign}
          onChange={(event: Event) => choose(String((event.target as WaSelect).value ?? ""))}
        >
          {[...campaigns, ...mailCampaigns.value].map(({ id, name, channel }) => (
            <wa-option key={id} value={id}>
              {channelName(channel)} · {name}
            </wa-option>
          ))}
        </wa-select>
        <NumberField
          number={number}
          dialled={dialled}
          refused={noNumber ?? wrongNumber}
          changed={() => {
            if (wrongNumber !== null) refused.value = null;
          }}
        />
        {byTemplate ? (
          <WhatsAppField
            text={text}
            templates={templates}
            until={until}
            asText={asText}
            write={(free) => {
              prefersTemplate.value = !free;
            }}
          />
        ) : (
          <TextField text={text} costs />
        )}
        <p role="alert" class="bad-word">
          {tried.value && said === null
            ? nothingSaid(asText, templates.chosen !== null)
            : refused.value !== null && wrongNumber === null && startRefusal(refused.value)}
        </p>
      </form>
    </Dialog>
  );
}
