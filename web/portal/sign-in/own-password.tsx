import { useSignal } from "@preact/signals";
import type { Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { problemOf } from "../api.ts";
import { Icon } from "../icon.tsx";
import { problemText } from "../problem-text.ts";
import { principal } from "../session.ts";
import { fieldErrorText } from "./password-fields.tsx";

interface OwnPasswordProps {
  act: string;
  danger?: boolean;
  /** Throws a `Refusal`. */
  carryOut: (password: string) => Promise<void>;
}

/** One's password again, before something that an open session alone may not do. */
export function OwnPassword({ act, danger = false, carryOut }: OwnPasswordProps) {
  const failure = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      await carryOut(String(fields.get("password") ?? ""));
    } catch (thrown) {
      failure.value = problemOf(thrown);
    } finally {
      busy.value = false;
    }
  };
  const wrong = failure.value?.errors?.find(({ path }) => path === "password");
  return (
    <form class="outside-form own-password" onSubmit={submit} novalidate aria-label={act}>
      <div role="alert">
        {failure.value !== null && (
          <p class="notice late">
            <Icon name="alert" />
            {wrong === undefined ? problemText(failure.value) : fieldErrorText({ ...wrong, code: "wrong" })}
          </p>
        )}
      </div>
      <input type="hidden" name="username" autocomplete="username" value={principal.value?.username ?? ""} />
      <wa-input
        name="password"
        label={m.portal_password_present()}
        type="password"
        required
        password-toggle
        autocomplete="current-password"
      />
      <wa-button type="submit" variant={danger ? "danger" : "brand"} loading={busy.value}>
        {act}
      </wa-button>
    </form>
  );
}
