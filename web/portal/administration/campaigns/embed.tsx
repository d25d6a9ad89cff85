import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { Section } from "./section.tsx";
import { useEditor } from "./use-editor.ts";

/** The one line that brings the widget onto a page. */
export function Embed() {
  const name = useEditor().campaign?.name;
  return (
    <Section id="embed">
      {name === undefined ? <p class="quiet">{m.campaigns_embed_after()}</p> : <Snippet name={name} />}
    </Section>
  );
}

/** The line itself, ready to be copied. */
export function Snippet({ name }: { name: string }) {
  const said = useSignal<string | null>(null);
  const snippet = `<script async src="${location.origin}/widget.js" data-campaign="${name}"></script>`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(snippet);
      said.value = m.campaigns_copied();
    } catch {
      said.value = m.campaigns_copy_failed();
    }
  };
  return (
    <>
      <p class="quiet">{m.campaigns_embed_intro()}</p>
      <div class="panel snippet">
        <code>{snippet}</code>
        <wa-button size="s" appearance="outlined" onClick={copy}>
          <span slot="start" class="button-icon">
            <Icon name="copy" />
          </span>
          {m.campaigns_copy()}
        </wa-button>
      </div>
      <p role="status" class="quiet remark">
        {said.value}
      </p>
    </>
  );
}
