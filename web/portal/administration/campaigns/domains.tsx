import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { errorText } from "./error-text.ts";
import { Section } from "./section.tsx";
import { idOf, useEditor } from "./use-editor.ts";

const PATH = "allowedDomains";

/** The sites on which the widget works (WEB-54, WEB-55). */
export function Domains() {
  const editor = useEditor();
  const { allowedDomains } = editor.draft.value;
  const wrong = editor.errors.value.filter(({ path }) => path.startsWith(PATH));
  const none = allowedDomains.every((host) => host.trim() === "");
  return (
    <Section id="domains">
      <wa-textarea
        id={idOf(PATH)}
        class={wrong.length === 0 ? "" : "bad"}
        size="s"
        resize="auto"
        rows={3}
        label={m.campaigns_domains()}
        spellcheck={false}
        value={allowedDomains.join("\n")}
        onInput={(event: Event) => {
          const lines = ((event.currentTarget as WaTextarea).value ?? "").split("\n");
          editor.edit((draft) => {
            draft.allowedDomains = lines.length === 1 && lines[0] === "" ? [] : lines;
          });
        }}
      >
        <span slot="hint">
          {m.campaigns_domains_hint()}
          {wrong.map((error) => (
            <span key={error.path} class="field-error">
              <Icon name="alert" />
              {errorText(error, editor.draft.value)}
            </span>
          ))}
        </span>
      </wa-textarea>
      {none && <p class="remark near">{m.campaigns_domains_any()}</p>}
    </Section>
  );
}
