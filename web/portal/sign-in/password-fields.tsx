import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useSignal } from "@preact/signals";
import { PASSWORD_MIN } from "../../../domain/access/password.ts";
import type { FieldError } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";

interface PasswordRepeatedProps {
  name: string;
  label: string;
  errors: readonly FieldError[];
}

/** A new password, twice: the second one says at once when it differs. */
export function PasswordRepeated({ name, label, errors }: PasswordRepeatedProps) {
  const first = useSignal("");
  const second = useSignal("");
  const error = errors.find(({ path }) => path === name);
  const differs = second.value !== "" && second.value !== first.value;
  return (
    <>
      <wa-input
        class={error === undefined ? "" : "bad"}
        name={name}
        label={label}
        type="password"
        required
        password-toggle
        autocomplete="new-password"
        hint={error === undefined ? m.portal_password_hint({ least: PASSWORD_MIN }) : fieldErrorText(error)}
        onInput={(event) => {
          first.value = typed(event);
        }}
      />
      <wa-input
        class={differs ? "bad" : ""}
        name="repeated"
        label={m.portal_password_again()}
        type="password"
        required
        password-toggle
        autocomplete="new-password"
        hint={differs ? m.portal_password_differs() : ""}
        onInput={(event) => {
          second.value = typed(event);
        }}
      />
    </>
  );
}

export function typed(event: Event): string {
  return (event.currentTarget as WaInput).value ?? "";
}

const TEXTS: Record<string, () => string> = {
  too_short: () => m.portal_password_hint({ least: PASSWORD_MIN }),
  too_long: m.portal_password_too_long,
  common: m.portal_password_common,
  wrong: m.portal_password_wrong,
  wrong_code: m.portal_second_wrong,
};

/** What is wrong with one field, by its code; a code that we do not know is said in the server's words. */
export function fieldErrorText({ code, detail }: FieldError): string {
  return TEXTS[code]?.() ?? detail;
}
