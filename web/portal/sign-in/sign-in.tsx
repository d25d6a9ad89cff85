import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { Icon } from "../icon.tsx";
import { problemText } from "../problem-text.ts";
import { signIn } from "../session.ts";
import { endOfSession } from "../session-ended.ts";
import { FirstRun } from "./first-run.tsx";
import { Outside } from "./outside.tsx";
import { SecondStep } from "./second-step.tsx";

/** SEC-1, SEC-2: user and password, Enter submits, one message for every failure. */
export function SignIn() {
  const firstRun = useSignal(false);
  useEffect(() => {
    answer(api.setup.$get()).then(
      ({ needed }) => {
        firstRun.value = needed;
      },
      // Without an answer the usual form is right: signing in will say what is wrong.
      () => {},
    );
  }, [firstRun]);
  return <Outside>{firstRun.value ? <FirstRun /> : <SignInForm />}</Outside>;
}

function SignInForm() {
  const second = useSignal(false);
  const again = () => {
    second.value = false;
  };
  const asked = () => {
    second.value = true;
  };
  return second.value ? <SecondStep again={again} /> : <PasswordStep asked={asked} />;
}

/** `asked`: the password was right, and a code is asked for. */
function PasswordStep({ asked }: { asked: () => void }) {
  const failure = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const username = useRef<WaInput | null>(null);
  const password = useRef<WaInput | null>(null);

  useEffect(() => void username.current?.updateComplete.then(() => username.current?.focus()), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      if (await signIn(username.current?.value ?? "", password.current?.value ?? "")) asked();
    } catch (thrown) {
      failure.value = problemOf(thrown);
      if (password.current !== null) password.current.value = "";
      password.current?.focus();
    } finally {
      busy.value = false;
    }
  };

  return (
    <form class="outside-form" onSubmit={submit} novalidate>
      <h1>{m.portal_sign_in()}</h1>
      <WhyHere failure={failure.value} />
      <wa-input
        ref={(element) => {
          username.current = element;
        }}
        label={m.portal_user()}
        name="username"
        autocomplete="username"
        autocapitalize="off"
        spellcheck={false}
      />
      <wa-input
        ref={(element) => {
          password.current = element;
        }}
        label={m.portal_password()}
        name="password"
        type="password"
        autocomplete="current-password"
        password-toggle
      />
      <wa-button type="submit" variant="brand" size="l" loading={busy.value}>
        {m.portal_sign_in()}
      </wa-button>
      <details class="forgot">
        <summary>{m.portal_forgot()}</summary>
        <p class="quiet">{m.portal_forgot_hint()}</p>
      </details>
    </form>
  );
}

/** Why the form is shown, or why it did not help. Announced, because focus is elsewhere. */
function WhyHere({ failure }: { failure: Problem | null }) {
  const ended = endOfSession.value;
  if (failure === null && ended === null) return <div role="alert" />;
  const text =
    failure !== null
      ? problemText(failure)
      : ended === "signed_out"
        ? m.portal_signed_out()
        : m.portal_problem_session_ended();
  return (
    <div role="alert">
      <p class={failure === null ? "notice" : "notice late"}>
        <Icon name={failure === null ? "info" : "alert"} />
        {text}
      </p>
    </div>
  );
}
