import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { problemOf } from "../api.ts";
import { Icon } from "../icon.tsx";
import { problemText } from "../problem-text.ts";
import { signInByCode } from "../session.ts";
import { fieldErrorText } from "./password-fields.tsx";

/** After the password: the code of the authenticator, or one of those that were kept. `again`: back to the password. */
export function SecondStep({ again }: { again: () => void }) {
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  const code = useRef<WaInput | null>(null);
  useEffect(() => void code.current?.updateComplete.then(() => code.current?.focus()), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      await signInByCode(code.current?.value ?? "");
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.code === "session_ended") return again();
      const [wrong] = problem.errors ?? [];
      failure.value = wrong === undefined ? problemText(problem) : fieldErrorText({ ...wrong, code: "wrong_code" });
      if (code.current !== null) code.current.value = "";
      code.current?.focus();
    } finally {
      busy.value = false;
    }
  };

  return (
    <form class="outside-form" onSubmit={submit} novalidate>
      <h1>{m.portal_second_step()}</h1>
      <div role="alert">
        {failure.value !== null && (
          <p class="notice late">
            <Icon name="alert" />
            {failure.value}
          </p>
        )}
      </div>
      <wa-input
        ref={(element) => {
          code.current = element;
        }}
        label={m.portal_second_code()}
        hint={m.portal_second_code_hint()}
        name="code"
        autocomplete="one-time-code"
        autocapitalize="off"
        spellcheck={false}
        maxlength={32}
      />
      <wa-button type="submit" variant="brand" size="l" loading={busy.value}>
        {m.portal_sign_in()}
      </wa-button>
      <button type="button" class="link" onClick={again}>
        {m.portal_second_back()}
      </button>
    </form>
  );
}
