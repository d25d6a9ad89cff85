import { m } from "../../shared/paraglide/messages.js";
import type { OpenConversation } from "../conversation/open-conversations.ts";
import { TemplatePicker } from "./template-picker.tsx";
import { useTemplates } from "./use-templates.ts";

interface TemplateBoxProps {
  opened: OpenConversation;
  campaign: string;
  /** A template was chosen. */
  begun: () => void;
  sent: () => void;
}

/** WA-3: a message that WhatsApp lets one send at any time, with its values. */
export function TemplateBox({ opened, campaign, begun, sent }: TemplateBoxProps) {
  const templates = useTemplates(campaign);
  const { chosen, values, choice } = templates;
  const filled = values.filter((value) => value.trim() !== "").length;
  const send = () => {
    if (choice === null) return;
    opened.client.say(choice.text, "message", undefined, choice.template);
    templates.choose(null);
    sent();
  };
  return (
    <form
      class="template-box"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TemplatePicker
        templates={{
          ...templates,
          choose: (offer) => {
            begun();
            templates.choose(offer);
          },
        }}
      />
      {chosen !== null && (
        <footer class="composer-foot">
          <span class="composer-note quiet">
            {chosen.parameters > 0 && m.inbox_values_filled({ count: filled, all: chosen.parameters })}
          </span>
          <wa-button variant="brand" size="s" disabled={choice === null} onClick={send}>
            {m.inbox_send_template()}
          </wa-button>
        </footer>
      )}
    </form>
  );
}
