import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type { Signal } from "@preact/signals";
import type { Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { SmsNote } from "../composer/carrier-notes.tsx";
import { Cheaper } from "../composer/sms-cheaper.tsx";
import { TemplatePicker } from "../composer/template-picker.tsx";
import type { Templates } from "../composer/use-templates.ts";
import { Icon } from "../icon.tsx";
import { startRefusal } from "./starting.ts";

/** What to type, or what is wrong with it. */
export function NumberHint({ refused }: { refused: Problem | null }) {
  if (refused === null) return <span slot="hint">{m.inbox_start_number_hint()}</span>;
  return (
    <span slot="hint" class="field-error">
      <Icon name="alert" size={14} />
      <span role="alert">{startRefusal(refused)}</span>
    </span>
  );
}

export function TemplateField({ templates }: { templates: Templates }) {
  return (
    <fieldset class="new-template">
      <legend>{m.inbox_template()}</legend>
      <TemplatePicker templates={templates} />
    </fieldset>
  );
}

/** With what it costs. */
export function TextField({ text }: { text: Signal<string> }) {
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
      <p class="new-cost">
        <SmsNote text={text} />
        <Cheaper
          text={text}
          write={(cheaper) => {
            text.value = cheaper;
          }}
        />
      </p>
    </div>
  );
}
