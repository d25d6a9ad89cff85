import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import type { UserResource } from "../../../../protocol/access.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { principal } from "../../session.ts";
import { ConfirmDialog } from "../record/confirm-dialog.tsx";
import { NewButton, RecordList, RowAction } from "../record/record-list.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { roleName } from "./role-name.ts";
import { peopleTabs } from "./tabs.ts";
import { UploadDialog } from "./upload-dialog.tsx";
import { useUsers } from "./use-users.ts";
import { UserDialog } from "./user-dialog.tsx";
import { userFilterIn } from "./user-filter.ts";
import { UserTools } from "./user-tools.tsx";
import { ViewDialog } from "./view-dialog.tsx";

type Asked =
  | { what: "upload" }
  | { what: "edit"; user: UserResource | null }
  | { what: "password" | "sign-out" | "second-factor" | "view"; user: UserResource };

/** Who works here, as what. Nobody is deleted: interactions keep their names; whoever leaves is made inactive. */
export function Users() {
  const filter = userFilterIn(useLocation().query);
  const { rows, next, failure, load, more } = useUsers(filter);
  const asked = useSignal<Asked | null>(null);
  const done = () => {
    asked.value = null;
  };
  const ask = (what: "password" | "sign-out" | "second-factor" | "view", user: UserResource) => () => {
    asked.value = { what, user };
  };
  const edit = (user: UserResource | null) => () => {
    asked.value = { what: "edit", user };
  };

  return (
    <Page
      title={m.people_users()}
      tabs={peopleTabs("users")}
      actions={
        <>
          <wa-button
            size="s"
            appearance="outlined"
            onClick={() => {
              asked.value = { what: "upload" };
            }}
          >
            <span slot="start" class="button-icon">
              <Icon name="upload" />
            </span>
            {m.people_upload()}
          </wa-button>
          <NewButton label={m.people_user_new()} act={edit(null)} />
        </>
      }
    >
      <UserTools filter={filter} />
      <RecordList
        title={m.people_users()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[
          m.people_name(),
          m.people_username(),
          m.people_role(),
          m.people_groups(),
          m.people_extension(),
          m.people_state(),
        ]}
        empty={{ title: m.people_users_none(), hint: m.people_users_none_hint() }}
        keyOf={({ id }) => id}
        cells={(user) => (
          <>
            <th scope="row">{user.name}</th>
            <td>{user.username}</td>
            <td>{roleName(user.role)}</td>
            <td>{user.groups.join(", ")}</td>
            <td>{user.extension}</td>
            <td>
              {user.disabled ? (
                <span class="chip near">{m.people_inactive()}</span>
              ) : (
                <span class="chip good">{m.people_active()}</span>
              )}
              {user.twoFactor && <span class="chip">{m.people_second_factor()}</span>}
            </td>
            <td>
              <div class="row-actions">
                <RowAction icon="pencil" label={m.people_user_edit({ name: user.name })} act={edit(user)} />
                <RowAction
                  icon="key"
                  label={m.people_reset_password({ name: user.username })}
                  act={ask("password", user)}
                />
                {user.twoFactor && (
                  <RowAction
                    icon="shield"
                    label={m.people_second_factor_reset({ name: user.name })}
                    act={ask("second-factor", user)}
                  />
                )}
                {!user.disabled && user.id !== principal.value?.user && (
                  <RowAction icon="eye" label={m.people_view({ name: user.name })} act={ask("view", user)} />
                )}
                <RowAction icon="sign-out" label={m.people_sign_out({ name: user.name })} act={ask("sign-out", user)} />
              </div>
            </td>
          </>
        )}
      />
      {next.value !== null && (
        <wa-button size="s" appearance="outlined" onClick={more}>
          {m.people_more()}
        </wa-button>
      )}
      {asked.value?.what === "edit" && <UserDialog user={asked.value.user} saved={load} closed={done} />}
      {asked.value?.what === "upload" && <UploadDialog done={load} closed={done} />}
      {asked.value?.what === "password" && <PasswordDialog username={asked.value.user.username} closed={done} />}
      {asked.value?.what === "second-factor" && (
        <SecondFactorReset user={asked.value.user} saved={load} closed={done} />
      )}
      {asked.value?.what === "view" && <ViewDialog user={asked.value.user} closed={done} />}
      {asked.value?.what === "sign-out" && <SignOutDialog user={asked.value.user} closed={done} />}
    </Page>
  );
}

function SignOutDialog({ user, closed }: { user: UserResource; closed: () => void }) {
  const param = { username: user.username };
  return (
    <ConfirmDialog
      title={m.people_sign_out({ name: user.name })}
      what={m.people_sign_out_what()}
      act={m.people_sign_out_do()}
      carryOut={() => answer(api.users[":username"].sessions.$delete({ param }))}
      closed={closed}
    />
  );
}

function SecondFactorReset({
  user,
  saved,
  closed,
}: {
  user: UserResource;
  saved: () => Promise<void>;
  closed: () => void;
}) {
  const param = { username: user.username };
  return (
    <ConfirmDialog
      title={m.people_second_factor_reset({ name: user.name })}
      what={m.people_second_factor_reset_what()}
      act={m.people_second_factor_reset_do()}
      carryOut={async () => {
        await answer(api.users[":username"]["second-factor"].$delete({ param }));
        await saved();
      }}
      closed={closed}
    />
  );
}
