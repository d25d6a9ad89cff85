import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { UserResource } from "../../../../protocol/access.ts";
import type { TeamResource } from "../../../../protocol/teams.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { allPages } from "../../all-pages.ts";
import { answer, api } from "../../api.ts";
import { Text } from "../record/fields.tsx";
import { Many } from "../record/many.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";

interface TeamDialogProps {
  /** Null for a new one. */
  team: TeamResource | null;
  saved: () => Promise<void>;
  closed: () => void;
}

/** A team's name, who is in it and who supervises it. */
export function TeamDialog({ team, saved, closed }: TeamDialogProps) {
  const draft = { name: team?.name ?? "", members: team?.members ?? [], supervisors: team?.supervisors ?? [] };
  const people = useSignal<readonly Pick<UserResource, "username" | "name" | "role" | "disabled">[]>([]);
  useEffect(() => {
    allPages((query) => answer(api.users.$get({ query }))).then(
      (all) => (people.value = all),
      // Without the list those that it has can still be kept.
      () => {},
    );
  }, []);
  const choices = (chosen: readonly string[], offered: (role: string) => boolean) => {
    const found = people.value.filter(
      ({ username, role, disabled }) => chosen.includes(username) || (offered(role) && !disabled),
    );
    const known = new Set(found.map(({ username }) => username));
    const rest = chosen.filter((one) => !known.has(one)).map((one) => [one, one] as const);
    return [...found.map(({ username, name }) => [username, name] as const), ...rest];
  };
  return (
    <RecordDialog
      wide
      title={team === null ? m.people_team_new() : m.people_edit({ name: team.name })}
      draft={draft}
      save={async (next) => {
        const form = { param: { id: team?.id ?? "" }, json: next };
        await answer(team === null ? api.teams.$post(form) : api.teams[":id"].$put(form));
        await saved();
      }}
      closed={closed}
    >
      <Text name="name" label={m.people_team_name()} longest={64} autofocus />
      <Many name="members" label={m.people_team_members()} choices={choices(draft.members, () => true)} all />
      <Many
        name="supervisors"
        label={m.people_team_supervisors()}
        hint={m.people_team_supervisors_hint()}
        choices={choices(draft.supervisors, (role) => role !== "agent")}
        all
      />
    </RecordDialog>
  );
}
