import { useSignal } from "@preact/signals";
import type { TeamResource } from "../../../../protocol/teams.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Page } from "../../frame/page.tsx";
import { ConfirmDialog } from "../record/confirm-dialog.tsx";
import { NewButton, RecordList, RowAction } from "../record/record-list.tsx";
import { useRecords } from "../record/use-records.ts";
import { peopleTabs } from "./tabs.ts";
import { TeamDialog } from "./team-dialog.tsx";

/** Who works together, and under whom: boards, reports and recordings are filtered by it. */
export function Teams() {
  const { rows, failure, load } = useRecords<TeamResource>(async () => (await answer(api.teams.$get())).items);
  const editing = useSignal<TeamResource | "new" | null>(null);
  const going = useSignal<TeamResource | null>(null);
  return (
    <Page
      title={m.people_teams()}
      tabs={peopleTabs("teams")}
      actions={
        <NewButton
          label={m.people_team_new()}
          act={() => {
            editing.value = "new";
          }}
        />
      }
    >
      <p class="quiet page-lead">{m.people_teams_lead()}</p>
      <RecordList
        title={m.people_teams()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[
          m.people_team_name(),
          m.people_team_members(),
          m.people_team_supervisors(),
          m.people_team_campaigns(),
        ]}
        empty={{ title: m.people_teams_none(), hint: m.people_teams_lead() }}
        keyOf={({ id }) => id}
        cells={(team) => (
          <>
            <th scope="row">{team.name}</th>
            <td>{team.members.length}</td>
            <td class="names">{team.supervisors.join(", ")}</td>
            <td class="names">{team.campaigns.join(", ")}</td>
            <td>
              <div class="row-actions">
                <RowAction
                  icon="pencil"
                  label={m.people_edit({ name: team.name })}
                  act={() => {
                    editing.value = team;
                  }}
                />
                <RowAction
                  icon="trash"
                  label={m.people_delete({ name: team.name })}
                  act={() => {
                    going.value = team;
                  }}
                />
              </div>
            </td>
          </>
        )}
      />
      {editing.value !== null && (
        <TeamDialog
          team={editing.value === "new" ? null : editing.value}
          saved={load}
          closed={() => {
            editing.value = null;
          }}
        />
      )}
      {going.value !== null && (
        <ConfirmDialog
          title={m.people_delete_title({ name: going.value.name })}
          what={m.people_team_delete_what()}
          act={m.people_delete_do()}
          carryOut={async () => {
            await answer(api.teams[":id"].$delete({ param: { id: going.value?.id ?? "" } }));
            await load();
          }}
          closed={() => {
            going.value = null;
          }}
        />
      )}
    </Page>
  );
}
