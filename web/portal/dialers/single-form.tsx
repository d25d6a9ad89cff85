import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type { ComponentChildren } from "preact";
import { m } from "../../shared/paraglide/messages.js";
import { Said } from "../administration/record/said.tsx";
import type { Single } from "./use-single.ts";

interface SingleFormProps<Draft> {
  title: string;
  single: Single<Draft>;
  children: ComponentChildren;
}

/** What every single message has: its moment, its button, and what became of it (SMS-58, SMS-120). */
export function SingleForm<Draft extends { at: string }>({ title, single, children }: SingleFormProps<Draft>) {
  const { draft, wrong, busy, said, write, send } = single;
  const complaint = wrong.value.at;
  return (
    <section class="panel" aria-labelledby="dialer-single">
      <header class="panel-head">
        <h2 id="dialer-single">{title}</h2>
      </header>
      <form
        class="panel-part dialer-single"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {children}
        <wa-input
          class={complaint === undefined ? "" : "bad"}
          size="s"
          type="datetime-local"
          label={m.dialers_single_at()}
          value={draft.value.at}
          onInput={(event: Event) => write({ at: (event.currentTarget as WaInput).value ?? "" } as Partial<Draft>)}
        >
          <Said hint={m.dialers_single_at_hint()} complaint={complaint} />
        </wa-input>
        <div class="dialer-single-foot">
          <span class="quiet">{m.dialers_single_foot()}</span>
          <wa-button size="s" appearance="outlined" loading={busy.value} onClick={send}>
            {m.dialers_single_send()}
          </wa-button>
        </div>
        <button type="submit" hidden />
        <p role="status" class={said.value?.good === false ? "bad-word" : "good-word"}>
          {said.value?.text}
        </p>
      </form>
    </section>
  );
}
