import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ProviderChoice as Account } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../../api.ts";
import { channelName } from "../../inbox/channel-name.ts";
import { problemText } from "../../problem-text.ts";
import { can } from "../../session.ts";
import { Choice } from "./field.tsx";
import { useEditor } from "./use-editor.ts";

/** The accounts of this channel (SMS-21). Without one there is something to do first (SMS-2). */
export function ProviderChoice() {
  const editor = useEditor();
  const channel = editor.channel.value;
  const { provider } = editor.draft.value;
  const all = useSignal<readonly Account[] | null>(null);
  const failure = useSignal<string | null>(null);
  useEffect(() => {
    answer(api["provider-choices"].$get()).then(
      ({ items }) => {
        all.value = items;
      },
      (thrown: unknown) => {
        failure.value = problemText(problemOf(thrown));
      },
    );
  }, [all, failure]);

  const accounts = (all.value ?? []).filter((one) => one.channel === channel);
  if (all.value !== null && accounts.length === 0) return <NoneYet channel={channelName(channel)} />;
  const isMissing = all.value !== null && !accounts.some(({ id }) => id === provider);
  return (
    <Choice
      path="provider"
      placeholder={m.campaigns_provider_choose()}
      hint={failure.value ?? (isMissing ? m.campaigns_provider_needed() : m.campaigns_provider_hint())}
      value={provider ?? ""}
      choices={accounts.map(({ id, name, enabled }) => [id, enabled ? name : m.campaigns_provider_disabled({ name })])}
      set={(into, value) => {
        into.provider = value;
      }}
    />
  );
}

/** Says what to do first, and where. */
function NoneYet({ channel }: { channel: string }) {
  return (
    <div class="fixed-field">
      <strong>{m.campaigns_provider()}</strong>
      <p class="remark near">{m.campaigns_provider_first({ channel })}</p>
      {can("providers") ? (
        <p class="members-go">
          <a href="/providers/new">{m.campaigns_provider_new()}</a>
        </p>
      ) : (
        <p class="quiet remark">{m.campaigns_provider_by_others()}</p>
      )}
    </div>
  );
}
