import "@awesome.me/webawesome/dist/components/input/input.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { type Signal, useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import "../customer/customer.css";
import { moment } from "../clock.ts";
import { EarlierLine } from "../customer/earlier-line.tsx";
import { Icon } from "../icon.tsx";
import { dialledComplaint } from "./starting.ts";
import type { Dialled } from "./use-dialled.ts";

interface NumberFieldProps {
  number: Signal<string>;
  dialled: Dialled;
  /** What was said of it when it was sent. */
  refused: string | null;
  changed: () => void;
}

/** To whom: what keeps them from being written to is said as soon as the number is a whole one, and what was before with them. */
export function NumberField({ number, dialled, refused, changed }: NumberFieldProps) {
  const left = useSignal(false);
  const complaint = dialledComplaint(dialled, left.value, moment) ?? refused;
  const earlier = dialled.known?.earlier ?? [];
  return (
    <div>
      <wa-input
        label={m.inbox_start_number()}
        class={complaint === null ? "" : "bad"}
        size="s"
        type="tel"
        // The dialog looks for the attribute, where a property is all that a component gets.
        ref={(field) => field?.setAttribute("autofocus", "")}
        autocomplete="off"
        maxlength={64}
        value={number.value}
        onChange={() => {
          left.value = true;
        }}
        onInput={(event: Event) => {
          number.value = (event.currentTarget as WaInput).value ?? "";
          left.value = false;
          changed();
        }}
      >
        {complaint === null ? (
          <span slot="hint">{m.inbox_start_number_hint()}</span>
        ) : (
          <span slot="hint" class="field-error">
            <Icon name="alert" size={14} />
            <span role="alert">{complaint}</span>
          </span>
        )}
      </wa-input>
      {earlier.length > 0 && (
        <section class="new-earlier">
          <h3>{m.inbox_earlier()}</h3>
          <ul class="earlier">
            {earlier.map((one) => (
              <EarlierLine key={one.id} one={one} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
