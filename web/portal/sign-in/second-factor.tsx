import { useSignal } from "@preact/signals";
import type { SecondFactorStarted } from "../../../protocol/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api } from "../api.ts";
import { Page } from "../frame/page.tsx";
import { Icon } from "../icon.tsx";
import { loadSession, principal, signOut } from "../session.ts";
import { KeptCodes } from "./kept-codes.tsx";
import { Outside } from "./outside.tsx";
import { OwnPassword } from "./own-password.tsx";
import { StartedFactor } from "./started-factor.tsx";
import "./second-factor.css";

/** One's own second factor, from the account menu. */
export function SecondFactor() {
  return (
    <Page title={m.portal_second_factor()}>
      <div class="second-factor">{principal.value?.secondFactor === "on" ? <InForce /> : <SetUp />}</div>
    </Page>
  );
}

/** Whose group requires it sees nothing else before. */
export function SecondFactorDue() {
  return (
    <Outside>
      <h1>{m.portal_second_factor()}</h1>
      <p class="notice">
        <Icon name="shield" />
        {m.portal_second_due()}
      </p>
      <div class="second-factor">
        <SetUp />
      </div>
      <button type="button" class="link" onClick={() => void signOut()}>
        {m.portal_sign_out()}
      </button>
    </Outside>
  );
}

function SetUp() {
  const started = useSignal<SecondFactorStarted | null>(null);
  if (started.value !== null) return <StartedFactor {...started.value} />;
  return (
    <>
      <p class="quiet">{m.portal_second_what()}</p>
      <OwnPassword
        act={m.portal_second_begin()}
        carryOut={async (password) => {
          started.value = await answer(api.me["second-factor"].$post({ json: { password } }));
        }}
      />
    </>
  );
}

function InForce() {
  const codes = useSignal<readonly string[] | null>(null);
  return (
    <>
      <p class="notice">
        <Icon name="check" />
        {m.portal_second_on()}
      </p>
      <h2>{m.portal_second_codes()}</h2>
      {codes.value === null ? (
        <>
          <p class="quiet">{m.portal_second_renew_what()}</p>
          <OwnPassword
            act={m.portal_second_renew()}
            carryOut={async (password) => {
              codes.value = (await answer(api.me["second-factor"].codes.$post({ json: { password } }))).codes;
            }}
          />
        </>
      ) : (
        <KeptCodes codes={codes.value} />
      )}
      <h2>{m.portal_second_off()}</h2>
      <p class="quiet">{m.portal_second_off_what()}</p>
      <OwnPassword
        act={m.portal_second_off()}
        danger
        carryOut={async (password) => {
          await answer(api.me["second-factor"].$delete({ json: { password } }));
          await loadSession();
        }}
      />
    </>
  );
}
