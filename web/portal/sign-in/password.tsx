import { useSignal } from "@preact/signals";
import type { Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { Page } from "../frame/page.tsx";
import { Icon } from "../icon.tsx";
import { problemText } from "../problem-text.ts";
import { principal } from "../session.ts";
import "./outside.css";
import { fieldErrorText, PasswordRepeated } from "./password-fields.tsx";

/** One's own password: the present one, then the new one twice. Other sessions end; this one stays. */
export function Password() {
  const failure = useSignal<Problem | null>(null);
  const done = useSignal(false);
  const busy = useSignal(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const fields = new FormData(form);
    if (busy.value || fields.get("next") !== fields.get("repeated")) return;
    busy.value = true;
    failure.value = null;
    done.value = false;
    try {
      const json = { current: String(fields.get("current") ?? ""), next: String(fields.get("next") ?? "") };
      await answer(api.me.password.$put({ json }));
      done.value = true;
      form.reset();
    } catch (thrown) {
      failure.value = problemOf(thrown);
    } finally {
      busy.value = false;
    }
  };

  const errors = failure.value?.errors ?? [];
  const wrong = errors.find(({ path }) => path === "current");
  return (
    <Page title={m.portal_change_password()}>
      <form class="outside-form own-password" onSubmit={submit} novalidate>
        <div role="alert">
          {failure.value !== null && (
            <p class="notice late">
              <Icon name="alert" />
              {problemText(failure.value)}
            </p>
          )}
        </div>
        <div role="status">
          {done.value && (
            <p class="notice">
              <Icon name="check" />
              {m.portal_password_changed()}
            </p>
          )}
        </div>
        <input type="hidden" name="username" autocomplete="username" value={principal.value?.username ?? ""} />
        <wa-input
          class={wrong === undefined ? "" : "bad"}
          name="current"
          label={m.portal_password_present()}
          type="password"
          required
          password-toggle
          autocomplete="current-password"
          hint={wrong === undefined ? "" : fieldErrorText(wrong)}
        />
        <PasswordRepeated name="next" label={m.portal_password_new()} errors={errors} />
        <wa-button type="submit" variant="brand" loading={busy.value}>
          {m.portal_change_password()}
        </wa-button>
      </form>
    </Page>
  );
}
