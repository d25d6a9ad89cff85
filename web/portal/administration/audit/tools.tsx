import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaSelect from "@awesome.me/webawesome/dist/components/select/select.js";
import { useLocation } from "preact-iso";
import type { AuditChoices } from "../../../../protocol/audit.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { actionText, isRefused } from "./action-text.ts";
import { type AuditFilter, filterIn, hrefOf } from "./query.ts";

const ANY = "*";

/** Narrows the log by who, what and when; the address follows without filling the history. */
export function Tools({ filter, choices: { actors, actions } }: { filter: AuditFilter; choices: AuditChoices }) {
  const { route } = useLocation();
  const narrow = (change: Partial<AuditFilter>) => route(hrefOf(filterIn({ ...filter, ...change })), true);
  const named = actions.map((value) => ({ value, name: nameOf(value) }));
  return (
    <search class="campaigns-tools">
      <Choice
        label={m.audit_who()}
        all={m.audit_anybody()}
        value={filter.actor}
        choices={actors.map(({ id, name }) => ({ value: id, name: name === "" ? id : name }))}
        choose={(actor) => narrow({ actor })}
      />
      <Choice
        label={m.audit_what()}
        all={m.audit_anything()}
        value={filter.action}
        choices={named.toSorted((a, b) => a.name.localeCompare(b.name))}
        choose={(action) => narrow({ action })}
      />
      <Day label={m.audit_from()} value={filter.from} choose={(from) => narrow({ from })} />
      <Day label={m.audit_to()} value={filter.to} choose={(to) => narrow({ to })} />
    </search>
  );
}

function nameOf(action: string): string {
  return isRefused(action) ? `${actionText(action)} (${m.audit_refused()})` : actionText(action);
}

interface ChoiceProps {
  label: string;
  /** The choice of no narrowing. */
  all: string;
  value: string;
  choices: readonly { value: string; name: string }[];
  choose: (value: string) => void;
}

/** A value with a space or a colon is no value of an option: they are numbered. */
function Choice({ label, all, value, choices, choose }: ChoiceProps) {
  const at = choices.findIndex((choice) => choice.value === value);
  return (
    <wa-select
      size="s"
      label={label}
      value={at < 0 ? ANY : String(at)}
      onChange={(event: Event) => {
        const chosen = String((event.currentTarget as WaSelect).value ?? ANY);
        choose(choices[Number(chosen)]?.value ?? "");
      }}
    >
      <wa-option value={ANY}>{all}</wa-option>
      {choices.map((choice, index) => (
        <wa-option key={choice.value} value={String(index)}>
          {choice.name}
        </wa-option>
      ))}
    </wa-select>
  );
}

function Day({ label, value, choose }: { label: string; value: string; choose: (day: string) => void }) {
  return (
    <wa-input
      class="audit-day"
      size="s"
      type="date"
      label={label}
      value={value}
      onChange={(event: Event) => choose((event.currentTarget as WaInput).value ?? "")}
    />
  );
}
