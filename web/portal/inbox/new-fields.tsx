import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type { Signal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { now } from "../clock.ts";
import { SmsNote, WindowNote } from "../composer/carrier-notes.tsx";
import { Cheaper } from "../composer/sms-cheaper.tsx";
import { TemplatePicker } from "../composer/template-picker.tsx";
import type { Templates } from "../composer/use-templates.ts";

function TemplateField({ templates }: { templates: Templates }) {
  return (
    <fieldset class="new-template">
      <legend>{m.inbox_template()}</legend>
      <TemplatePicker templates={templates} />
    </fieldset>
  );
}

/** What goes to a customer of WhatsApp: free text while they may be written to freely, else, or if one wants, a template (WA-5). */
export function WhatsAppField({ text, templates, until, asText, write }: WhatsAppFieldProps) {
  const isOpen = until !== null && now.value < until;
  return (
    <>
      {isOpen && (
        <p class="new-window">
          <WindowNote until={until} said={m.inbox_free_text_then_templates} />
          <button type="button" class="link" onClick={() => write(!asText)}>
            {asText ? m.inbox_start_as_template() : m.inbox_start_as_text()}
          </button>
        </p>
      )}
      {until !== null && !isOpen && (
        <p class="quiet">{until === 0 ? m.inbox_never_wrote() : m.inbox_start_window_closed()}</p>
      )}
      {asText ? <TextField text={text} /> : <TemplateField templates={templates} />}
    </>
  );
}

interface WhatsAppFieldProps {
  text: Signal<string>;
  templates: Templates;
  /** ms; null: not known. */
  until: number | null;
  asText: boolean;
  write: (asText: boolean) => void;
}

/** `costs`: by the message, so that one sees into how many it is cut. */
export function TextField({ text, costs = false }: { text: Signal<string>; costs?: boolean }) {
  return (
    <div>
      <wa-textarea
        label={m.inbox_start_text()}
        size="s"
        rows={4}
        resize="auto"
        maxlength={4_000}
        value={text.value}
        onInput={(event: Event) => {
          text.value = (event.currentTarget as WaTextarea).value ?? "";
        }}
      />
      {costs && (
        <p class="new-cost">
          <SmsNote text={text} />
          <Cheaper
            text={text}
            write={(cheaper) => {
              text.value = cheaper;
            }}
          />
        </p>
      )}
    </div>
  );
}
