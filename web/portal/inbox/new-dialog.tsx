import "@awesome.me/webawesome/dist/components/input/input.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaSelect from "@awesome.me/webawesome/dist/components/select/select.js";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { DeskCampaign } from "../../../protocol/desk-socket.ts";
import type { Problem } from "../../../protocol/problem.ts";
import { newId } from "../../shared/live/new-id.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { useTemplates } from "../composer/use-templates.ts";
import { Dialog } from "../frame/dialog.tsx";
import { channelName } from "./channel-name.ts";
import "./new-dialog.css";
import { NumberHint, TextField, WhatsAppField } from "./new-fields.tsx";
import { type Attempt, attemptOf, blamesNumber, startRefusal } from "./starting.ts";
import { untilHeld } from "./until-held.ts";
import { useWindow } from "./use-window.ts";

interface NewDialogProps {
  campaigns: readonly DeskCampaign[];
  closed: () => void;
}

/** SMS-93, WA-3: a first message to a number, as text or as a template; the agent holds what comes of it. */
export function NewDialog({ campaigns, closed }: NewDialogProps) {
  const { route } = useLocation();
  const campaign = useSignal(campaigns[0]?.id ?? "");
  const number = useSignal("");
  const text = useSignal("");
  const refused = useSignal<Problem | null>(null);
  const tried = useSignal(false);
  const busy = useSignal(false);
  const attempt = useRef<Attempt | null>(null);
  const chosen = campaigns.find(({ id }) => id === campaign.value);
  const templates = useTemplates(chosen?.channel === "whatsapp" ? chosen.id : null);
  const byTemplate = chosen?.channel === "whatsapp";
  const until = useWindow(byTemplate ? chosen.id : null, number.value);
  const prefersTemplate = useSignal(false);
  const asText = !byTemplate || (until !== null && Date.now() < until && !prefersTemplate.value);
  const words = text.value.trim();
  const said = asText ? (words === "" ? null : { text: words }) : templates.choice;
  const wrongNumber = refused.value !== null && blamesNumber(refused.value);
  const noNumber = tried.value && number.value.trim() === "";
  const nothingSaid = tried.value && said === null;

  const start = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    tried.value = true;
    refused.value = null;
    if (number.value.trim() === "" || said === null) return;
    const message = { campaign: campaign.value, destination: number.value.trim(), ...said };
    attempt.current = attemptOf(message, attempt.current, newId);
    busy.value = true;
    try {
      const form = { json: { id: attempt.current.id, ...message } };
      const { conversation } = await answer(api.conversations.$post(form));
      await untilHeld({ conversation });
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
          <wa-button appearance="outlined" data-dialog="close">
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
          value={campaign.value}
          onChange={(event: Event) => {
            campaign.value = String((event.target as WaSelect).value ?? "");
            refused.value = null;
          }}
        >
          {campaigns.map(({ id, name, channel }) => (
            <wa-option key={id} value={id}>
              {channelName(channel)} · {name}
            </wa-option>
          ))}
        </wa-select>
        <wa-input
          label={m.inbox_start_number()}
          class={wrongNumber || noNumber ? "bad" : ""}
          size="s"
          type="tel"
          // The dialog looks for the attribute, where a property is all that a component gets.
          ref={(field) => field?.setAttribute("autofocus", "")}
          autocomplete="off"
          maxlength={64}
          value={number.value}
          onInput={(event: Event) => {
            number.value = (event.currentTarget as WaInput).value ?? "";
            if (wrongNumber) refused.value = null;
          }}
        >
          <NumberHint
            complaint={
              noNumber
                ? m.inbox_start_number_missing()
                : wrongNumber && refused.value
                  ? startRefusal(refused.value)
                  : null
            }
          />
        </wa-input>
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
          {nothingSaid
            ? m.inbox_start_text_missing()
            : refused.value !== null && !wrongNumber && startRefusal(refused.value)}
        </p>
      </form>
    </Dialog>
  );
}
