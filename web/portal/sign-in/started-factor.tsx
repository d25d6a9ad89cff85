import { useSignal } from "@preact/signals";
import { renderSVG } from "uqr";
import type { SecondFactorStarted } from "../../../protocol/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { Icon } from "../icon.tsx";
import { problemText } from "../problem-text.ts";
import { loadSession } from "../session.ts";
import { KeptCodes } from "./kept-codes.tsx";
import { fieldErrorText } from "./password-fields.tsx";

/** What the authenticator reads, the codes to keep, and the first code, which puts all of it in force. */
export function StartedFactor({ uri, secret, codes }: SecondFactorStarted) {
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget as HTMLFormElement).get("code") ?? "");
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      await answer(api.me["second-factor"].$put({ json: { code } }));
      await loadSession();
    } catch (thrown) {
      const problem = problemOf(thrown);
      const [wrong] = problem.errors ?? [];
      failure.value = wrong === undefined ? problemText(problem) : fieldErrorText({ ...wrong, code: "wrong_code" });
    } finally {
      busy.value = false;
    }
  };
  return (
    <>
      <p>{m.portal_second_scan()}</p>
      {/* Black on white in every theme: that is what cameras read. */}
      <img
        class="second-factor-picture"
        src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(uri))}`}
        alt={m.portal_second_picture()}
      />
      <p class="quiet">
        {m.portal_second_by_hand()} <code>{secret}</code>
      </p>
      <KeptCodes codes={codes} />
      <form class="outside-form own-password" onSubmit={submit} novalidate>
        <div role="alert">
          {failure.value !== null && (
            <p class="notice late">
              <Icon name="alert" />
              {failure.value}
            </p>
          )}
        </div>
        <wa-input
          name="code"
          label={m.portal_second_first()}
          inputmode="numeric"
          autocomplete="one-time-code"
          required
          maxlength={7}
        />
        <wa-button type="submit" variant="brand" loading={busy.value}>
          {m.portal_second_confirm()}
        </wa-button>
      </form>
    </>
  );
}
