import { useSignal } from "@preact/signals";
import type { FieldError, Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { Icon } from "../icon.tsx";
import { problemText } from "../problem-text.ts";
import { signIn } from "../session.ts";
import { fieldErrorText, PasswordRepeated } from "./password-fields.tsx";

/** Nobody exists yet: the installation's one-time token makes the first administrator. */
export function FirstRun() {
  const failure = useSignal<Problem | null>(null);
  const busy = useSignal(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const field = (name: string) => String(form.get(name) ?? "");
    if (busy.value || field("password") !== field("repeated")) return;
    busy.value = true;
    failure.value = null;
    try {
      const json = {
        token: field("token"),
        username: field("username"),
        name: field("name"),
        password: field("password"),
      };
      await answer(api.setup.$post({ json }));
      await signIn(json.username, json.password);
    } catch (thrown) {
      failure.value = problemOf(thrown);
    } finally {
      busy.value = false;
    }
  };

  const errors = failure.value?.errors ?? [];
  return (
    <form class="outside-form" onSubmit={submit} novalidate>
      <h1>{m.portal_first_run()}</h1>
      <p class="quiet">{m.portal_first_run_hint()}</p>
      <div role="alert">{failure.value !== null && <FailureNotice failure={failure.value} />}</div>
      <Field name="token" label={m.portal_setup_token()} hint={m.portal_setup_token_hint()} errors={errors} />
      <Field name="name" label={m.portal_full_name()} autocomplete="name" errors={errors} />
      <Field name="username" label={m.portal_user()} autocomplete="username" errors={errors} />
      <PasswordRepeated name="password" label={m.portal_password()} errors={errors} />
      <wa-button type="submit" variant="brand" size="l" loading={busy.value}>
        {m.portal_first_run_submit()}
      </wa-button>
    </form>
  );
}

export function FailureNotice({ failure }: { failure: Problem }) {
  const text = failure.code === "invalid_credentials" ? m.portal_setup_token_wrong() : problemText(failure);
  return (
    <p class="notice late">
      <Icon name="alert" />
      {text}
    </p>
  );
}

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  autocomplete?: "name" | "username";
  errors: readonly FieldError[];
}

function Field({ name, label, hint, autocomplete, errors }: FieldProps) {
  const error = errors.find(({ path }) => path === name);
  return (
    <wa-input
      class={error === undefined ? "" : "bad"}
      name={name}
      label={label}
      required
      hint={error === undefined ? (hint ?? "") : fieldErrorText(error)}
      autocomplete={autocomplete ?? "off"}
      autocapitalize="off"
      spellcheck={false}
    />
  );
}
