import type { CannedResponse } from "../../../../protocol/configuration.ts";
import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Refusal } from "../../api.ts";
import { filled } from "../../composer/canned.ts";
import { principal } from "../../session.ts";
import { Text } from "../record/fields.tsx";
import { LongText } from "../record/long-text.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { useField } from "../record/record-form.ts";
import type { ListProps } from "./canned.tsx";
import { saveCanned } from "./door.ts";
import { ResponseFiles } from "./response-files.tsx";

const NEW: CannedResponse = { key: "", folder: "", text: "" };
const LONGEST_TEXT = 2_000;
const VARIABLES = ["name", "agent", "case", "campaign"] as const;

/** One response: its key, its folder, its text with variables and what a customer would read. */
export function ResponseDialog({
  name,
  kept,
  saved,
  one,
  closed,
}: ListProps & { one: CannedResponse | null; closed: () => void }) {
  const at = one === null ? kept.items.length : kept.items.findIndex(({ key }) => key === one.key);
  return (
    <RecordDialog
      title={one === null ? m.settings_canned_new() : m.people_edit({ name: `/${one.key}` })}
      draft={one ?? NEW}
      save={async (draft) => {
        const items = kept.items.toSpliced(at, 1, draft);
        try {
          await saveCanned(name, { ...kept, items });
        } catch (thrown) {
          throw atFields(thrown, at);
        }
        await saved();
      }}
      say={complaint}
      closed={closed}
    >
      <div class="record-pair">
        <Text
          name="key"
          label={m.settings_canned_key()}
          hint={m.settings_canned_key_hint()}
          longest={32}
          required
          autofocus
        />
        <Text name="folder" label={m.settings_canned_folder()} hint={m.settings_canned_folder_hint()} longest={40} />
      </div>
      <LongText
        name="text"
        label={m.settings_canned_text()}
        hint={m.settings_canned_text_hint()}
        longest={LONGEST_TEXT}
        insertable={VARIABLES.map((variable) => [`\${${variable}}`, variableName(variable)])}
        required
      />
      <ResponseFiles />
      <Preview campaign={name} />
    </RecordDialog>
  );
}

function Preview({ campaign }: { campaign: string | null }) {
  const { value } = useField("text");
  const sample = {
    name: "María Pérez",
    agent: principal.value?.name ?? "",
    case: "VEN-000123",
    campaign: campaign ?? m.settings_canned_sample_campaign(),
  };
  return (
    <section class="canned-preview" aria-label={m.settings_canned_preview()}>
      <h3>{m.settings_canned_preview()}</h3>
      <p>{filled(String(value ?? ""), sample) || "…"}</p>
    </section>
  );
}

function variableName(variable: (typeof VARIABLES)[number]): string {
  const names = {
    name: m.settings_variable_name,
    agent: m.settings_variable_agent,
    case: m.settings_variable_case,
    campaign: m.settings_variable_campaign,
  };
  return names[variable]();
}

/** The server complains of a line of the whole list; the dialog shows one of them. */
function atFields(thrown: unknown, at: number): unknown {
  if (!(thrown instanceof Refusal)) return thrown;
  const errors = (thrown.problem.errors ?? []).map((error) => {
    const path = error.path.replace(`items.${at}.`, "");
    return { ...error, path: path === "items" ? "key" : path };
  });
  return new Refusal({ ...thrown.problem, errors });
}

function complaint({ path, code }: FieldError): string {
  if (path === "key") return code === "custom" ? m.settings_canned_twice() : m.campaigns_error_key();
  return code === "too_small" ? m.campaigns_error_empty() : m.settings_canned_too_long();
}
