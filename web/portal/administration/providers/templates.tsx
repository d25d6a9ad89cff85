import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Template } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { Icon } from "../../icon.tsx";
import { figure } from "../../number.ts";
import { problemText } from "../../problem-text.ts";
import { providers } from "./door.ts";

const STATES: Record<Template["status"], readonly [tone: string, text: () => string]> = {
  approved: ["good", m.providers_template_approved],
  pending: ["near", m.providers_template_pending],
  rejected: ["late", m.providers_template_rejected],
  paused: ["near", m.providers_template_paused],
  disabled: ["", m.providers_template_disabled],
};

/** WA-3, WA-4: what the carrier knows of our templates, read anew on demand. */
export function Templates({ name }: { name: string }) {
  const list = useSignal<readonly Template[] | null>(null);
  const busy = useSignal(false);
  const said = useSignal<string | null>(null);
  const refused = (thrown: unknown) => {
    const problem = problemOf(thrown);
    const { code, detail } = problem;
    const reason = code === "provider_unavailable" ? detail : undefined;
    said.value = reason === undefined ? problemText(problem) : m.providers_test_refused({ reason });
  };
  useEffect(() => {
    list.value = null;
    providers.templates(name).then(({ items }) => {
      // What was read from the carrier meanwhile is newer.
      list.value ??= items;
    }, refused);
  }, [name]);
  const sync = async () => {
    busy.value = true;
    try {
      const { items } = await providers.sync(name);
      list.value = items;
      said.value = m.providers_templates_synced({ count: items.length, shown: figure(items.length) });
    } catch (thrown) {
      refused(thrown);
    } finally {
      busy.value = false;
    }
  };

  return (
    <section aria-labelledby="provider-templates">
      <div class="section-head">
        <h2 id="provider-templates">{m.providers_templates()}</h2>
        <wa-button size="s" appearance="outlined" loading={busy.value} onClick={sync}>
          <span slot="start" class="button-icon">
            <Icon name="refresh" />
          </span>
          {m.providers_templates_sync()}
        </wa-button>
      </div>
      <p class="quiet provider-hint">{m.providers_templates_hint()}</p>
      <p role="status" class="provider-hint">
        {said.value}
      </p>
      {list.value?.length === 0 && <p class="quiet">{m.providers_templates_none()}</p>}
      {list.value !== null && list.value.length > 0 && (
        <ul class="panel provider-templates">
          {list.value.map((one) => (
            <Line key={`${one.name} ${one.language}`} template={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ template: { name, language, status, body, parameters } }: { template: Template }) {
  const [tone, text] = STATES[status];
  return (
    <li>
      <div class="provider-template-head">
        <strong class="cut" title={name}>
          {name}
        </strong>
        <span class="quiet">{language}</span>
        <span class={`chip ${tone}`}>{text()}</span>
      </div>
      <p>{body}</p>
      {parameters > 0 && (
        <p class="quiet">{m.providers_template_values({ count: parameters, shown: figure(parameters) })}</p>
      )}
    </li>
  );
}
