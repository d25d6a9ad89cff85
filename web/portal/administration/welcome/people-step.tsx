import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, Refusal } from "../../api.ts";
import { Icon } from "../../icon.tsx";
import { principal } from "../../session.ts";
import { Text } from "../record/fields.tsx";
import { StepForm } from "./step-form.tsx";

/** Who is in none gets nothing (WEB-86), so the first one is made here. */
const VOICE_CAMPAIGN = "voz-general";

/** Who answers: oneself, and agents with a password to begin with. */
export function PeopleStep({ campaign, done }: { campaign: string; done: () => void }) {
  const members = useSignal<readonly string[]>([]);
  const failure = useSignal<string | null>(null);
  const me = principal.value;
  const load = async () => {
    const { items } = await answer(api.campaigns[":name"].members.$get({ param: { name: campaign } }));
    members.value = items.map(({ username }) => username);
  };
  // Without the list there is still the way to fill it.
  useEffect(() => void load().catch(() => {}), [campaign]);
  const join = async (username: string) => {
    failure.value = null;
    await openVoice();
    const agents = [username];
    await answer(api["voice-members"].$post({ json: { action: "add", campaigns: [VOICE_CAMPAIGN], agents } }));
    await answer(api.members.$post({ json: { action: "add", campaigns: [campaign], agents } }));
    await load();
  };
  const joinMyself = async () => {
    try {
      if (me !== null) await join(me.username);
    } catch {
      failure.value = m.settings_welcome_join_failed();
    }
  };
  const isIn = me !== null && members.value.includes(me.username);
  return (
    <>
      <p class="quiet">{m.settings_welcome_people_what()}</p>
      {!isIn && (
        <wa-button size="s" appearance="outlined" onClick={joinMyself}>
          <span slot="start" class="button-icon">
            <Icon name="person" />
          </span>
          {m.settings_welcome_me()}
        </wa-button>
      )}
      <div role="status">
        {members.value.length > 0 && (
          <p class="welcome-members">
            <Icon name="check" /> {m.settings_welcome_answering({ names: members.value.join(", ") })}
          </p>
        )}
        <p class="bad-word">{failure.value}</p>
      </div>
      <StepForm
        key={members.value.length}
        first={{ name: "", username: "", password: "" }}
        save={async ({ name, username, password }) => {
          const json = { name, username, password, confirm: password, role: "agent" as const };
          await answer(api.users.$post({ json }));
          await join(username);
        }}
        act={m.settings_welcome_add()}
      >
        <h3>{m.settings_welcome_agent()}</h3>
        <Text name="name" label={m.people_name()} longest={100} />
        <div class="record-pair">
          <Text name="username" label={m.portal_user()} longest={64} />
          <Text name="password" type="password" label={m.portal_password()} hint={m.settings_welcome_password_hint()} />
        </div>
      </StepForm>
      <wa-button variant="brand" size="s" onClick={done}>
        {m.settings_welcome_next()}
      </wa-button>
    </>
  );
}

/** Made once, by whoever comes first. */
async function openVoice(): Promise<void> {
  try {
    await answer(api["voice-campaigns"].$post({ json: { name: VOICE_CAMPAIGN } }));
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.problem.code !== "name_taken") throw thrown;
  }
}
