import type { TeamResource } from "../../../../protocol/teams.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { EditedRecords } from "../record/edited-records.tsx";
import { peopleTabs } from "./tabs.ts";
import { TeamDialog } from "./team-dialog.tsx";

/** Who works together, and under whom: boards, reports and recordings are filtered by it. */
export function Teams() {
  return (
    <EditedRecords<TeamResource>
      title={m.people_teams()}
      tabs={peopleTabs("teams")}
      lead={m.people_teams_lead()}
      newLabel={m.people_team_new()}
      read={async () => (await answer(api.teams.$get())).items}
      columns={[m.people_team_name(), m.people_team_members(), m.people_team_supervisors(), m.people_team_campaigns()]}
      empty={{ title: m.people_teams_none(), hint: m.people_teams_none_hint() }}
      cells={({ name, members, supervisors, campaigns }) => (
        <>
          <th scope="row">{name}</th>
          <td>{members.length}</td>
          <td class="names">{supervisors.join(", ")}</td>
          <td class="names">{campaigns.join(", ")}</td>
        </>
      )}
      dialog={(team, saved, closed) => <TeamDialog team={team} saved={saved} closed={closed} />}
      deleteWhat={() => m.people_team_delete_what()}
      remove={(id) => answer(api.teams[":id"].$delete({ param: { id } }))}
    />
  );
}
