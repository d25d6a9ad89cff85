import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Template } from "../../../protocol/providers.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Choice } from "../administration/record/fields.tsx";
import { useRecord } from "../administration/record/record-form.ts";
import { answer, api } from "../api.ts";
import { type Draft, templateKey } from "./draft.ts";
import { isWhatsApp } from "./provider-choices.ts";

/** WA-3, WA-4: of an account of WhatsApp, its approved templates. */
export function TemplateChoice({ provider }: { provider: string }) {
  const templates = useSignal<readonly Template[]>([]);
  const { template } = useRecord().draft.value as unknown as Draft;
  const asked = isWhatsApp(provider);
  useEffect(() => {
    templates.value = [];
    if (!asked) return;
    // Without the list the template that it has can still be kept.
    answer(api.providers[":name"].templates.$get({ param: { name: provider } })).then(
      ({ items }) => (templates.value = items.filter(({ status }) => status === "approved")),
      () => {},
    );
  }, [provider, asked]);
  if (!asked) return null;
  const choices = templates.value.map((one) => [templateKey(one), `${one.name} (${one.language})`] as const);
  const known = template === "" || choices.some(([key]) => key === template);
  return (
    <Choice
      name="template"
      label={m.dialers_template()}
      hint={m.dialers_template_hint()}
      placeholder={m.dialers_template_choose()}
      choices={known ? choices : [[template, template.replace("|", " · ")], ...choices]}
      required
    />
  );
}
