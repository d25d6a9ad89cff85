import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { VoiceCampaignLine } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../../api.ts";
import { Failed } from "../../failed.tsx";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { Late } from "../../late.tsx";
import { problemText } from "../../problem-text.ts";
import { can } from "../../session.ts";
import { DeleteDialog } from "./delete-dialog.tsx";
import { NameDialog } from "./name-dialog.tsx";
import "../campaigns/list.css";

const door = api["voice-campaigns"];

/** Voice campaigns are names with members: who belongs to none receives nothing (WEB-86). */
export function VoiceCampaigns() {
  const lines = useSignal<readonly VoiceCampaignLine[] | null>(null);
  const failure = useSignal<string | null>(null);
  const naming = useSignal<VoiceCampaignLine | "new" | null>(null);
  const going = useSignal<VoiceCampaignLine | null>(null);
  const load = async () => {
    try {
      lines.value = (await answer(door.$get())).items;
      failure.value = null;
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };
  useEffect(() => void load(), []);

  const keep = async (name: string) => {
    const before = naming.value;
    const form = { param: { name: before === null || before === "new" ? "" : before.name }, json: { name } };
    await answer(before === "new" ? door.$post(form) : door[":name"].$put(form));
    await load();
  };
  const remove = async () => {
    if (going.value !== null) await answer(door[":name"].$delete({ param: { name: going.value.name } }));
    await load();
  };

  return (
    <Page
      title={m.members_voice_title()}
      actions={
        <wa-button
          variant="brand"
          size="s"
          onClick={() => {
            naming.value = "new";
          }}
        >
          <span slot="start" class="button-icon">
            <Icon name="plus" />
          </span>
          {m.members_voice_new()}
        </wa-button>
      }
    >
      <p class="quiet page-lead">{m.members_voice_what()}</p>
      {failure.value !== null && <Failed text={failure.value} again={load} />}
      {lines.value === null && failure.value === null && <Late />}
      {lines.value?.length === 0 && (
        <p class="panel empty">
          <strong>{m.members_voice_none()}</strong>
          {m.members_voice_none_hint()}
        </p>
      )}
      {lines.value !== null && lines.value.length > 0 && (
        <Lines
          lines={lines.value}
          rename={(line) => {
            naming.value = line;
          }}
          remove={(line) => {
            going.value = line;
          }}
        />
      )}
      {naming.value !== null && (
        <NameDialog
          title={naming.value === "new" ? m.members_voice_new() : m.members_voice_rename_title()}
          name={naming.value === "new" ? "" : naming.value.name}
          keep={keep}
          closed={() => {
            naming.value = null;
          }}
        />
      )}
      {going.value !== null && (
        <DeleteDialog
          line={going.value}
          remove={remove}
          closed={() => {
            going.value = null;
          }}
        />
      )}
    </Page>
  );
}

interface LinesProps {
  lines: readonly VoiceCampaignLine[];
  rename: (line: VoiceCampaignLine) => void;
  remove: (line: VoiceCampaignLine) => void;
}

function Lines({ lines, rename, remove }: LinesProps) {
  return (
    <section class="panel table-box" aria-label={m.members_voice_title()}>
      <table class="campaigns-table narrow">
        <thead>
          <tr>
            <th scope="col">{m.members_voice_name()}</th>
            <th scope="col" class="figure">
              {m.members_voice_count()}
            </th>
            <th scope="col">
              <span class="visually-hidden">{m.members_voice_actions()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.name}</th>
              <td class="figure">
                {can("members") ? (
                  <a
                    href={`/members/voice?campaigns=${encodeURIComponent(line.name)}`}
                    aria-label={m.members_voice_members_of({ name: line.name })}
                  >
                    {line.members}
                  </a>
                ) : (
                  line.members
                )}
              </td>
              <td class="figure">
                <button
                  type="button"
                  class="icon-button"
                  aria-label={m.members_voice_rename({ name: line.name })}
                  onClick={() => rename(line)}
                >
                  <Icon name="pencil" />
                </button>
                <button
                  type="button"
                  class="icon-button"
                  aria-label={m.members_voice_delete({ name: line.name })}
                  onClick={() => remove(line)}
                >
                  <Icon name="trash" />
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
