import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { PASSWORD_MIN } from "../../../../domain/access/password.ts";
import { covers, ROLE_PRESETS, ROLES, type Role } from "../../../../domain/access/permission.ts";
import { LANGUAGES } from "../../../../domain/campaign/campaign.ts";
import type { UserResource } from "../../../../protocol/access.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { LANGUAGE_NAMES } from "../../language.ts";
import { can, principal } from "../../session.ts";
import { Choice, Text, Tick } from "../record/fields.tsx";
import { Many } from "../record/many.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { roleName } from "./role-name.ts";

interface UserDialogProps {
  /** Null for a new one. */
  user: UserResource | null;
  saved: () => Promise<void>;
  closed: () => void;
}

interface Draft {
  username: string;
  name: string;
  password: string;
  confirm: string;
  role: Role;
  groups: string[];
  extension: string;
  totalCap: number;
  mayToggleCall: boolean;
  language: string;
  active: boolean;
}

const BROWSERS = "browser";

const NEW: Draft = {
  username: "",
  name: "",
  password: "",
  confirm: "",
  role: "agent",
  groups: [],
  extension: "",
  totalCap: 0,
  mayToggleCall: false,
  language: BROWSERS,
  active: true,
};

/** SEC-7: user, full name, password twice; what they are, and what they may see by their groups. */
export function UserDialog({ user, saved, closed }: UserDialogProps) {
  const groups = useSignal<string[]>(user?.groups ?? []);
  useEffect(() => {
    if (!can("groups")) return;
    answer(api["security-groups"].$get()).then(
      ({ items }) => (groups.value = [...new Set([...items.map(({ name }) => name), ...groups.value])]),
      // Without the list those that the user has can still be taken away.
      () => {},
    );
  }, []);
  const draft = user === null ? NEW : { ...NEW, ...user, language: user.language ?? BROWSERS, active: !user.disabled };

  return (
    <RecordDialog
      title={user === null ? m.people_user_new() : m.people_user_edit({ name: user.name })}
      wide
      draft={draft}
      save={async (next) => {
        await (user === null ? create(next) : update(user, next));
        await saved();
      }}
      closed={closed}
    >
      <div class="record-pair">
        <Text
          name="username"
          label={m.people_username()}
          hint={m.people_username_hint()}
          disabled={user !== null}
          autofocus={user === null}
          longest={64}
        />
        <Text name="name" label={m.people_name()} longest={100} autofocus={user !== null} />
      </div>
      {user === null && (
        <div class="record-pair">
          <Text
            name="password"
            type="password"
            label={m.portal_password()}
            hint={m.portal_password_hint({ least: PASSWORD_MIN })}
          />
          <Text name="confirm" type="password" label={m.portal_password_again()} />
        </div>
      )}
      <div class="record-pair">
        <Choice
          name="role"
          label={m.people_role()}
          choices={rolesOffered(user).map((role) => [role, roleName(role)])}
        />
        <Choice
          name="language"
          label={m.people_language()}
          choices={[
            [BROWSERS, m.people_language_browser()],
            ...LANGUAGES.map((one) => [one, LANGUAGE_NAMES[one]] as const),
          ]}
        />
      </div>
      {groups.value.length > 0 && (
        <Many
          name="groups"
          label={m.people_groups()}
          hint={m.people_groups_hint()}
          choices={groups.value.map((name) => [name, name])}
          all
        />
      )}
      <div class="record-pair">
        <Text name="extension" label={m.people_extension()} hint={m.people_extension_hint()} longest={4} />
        <Text name="totalCap" type="number" label={m.people_total_cap()} hint={m.people_total_cap_hint()} />
      </div>
      <Tick name="mayToggleCall" label={m.people_may_toggle_call()} />
      {user !== null && user.id !== principal.value?.user && (
        <Tick name="active" label={m.people_active()} hint={m.people_active_hint()} />
      )}
    </RecordDialog>
  );
}

/** An administrator has everything, so only who has everything makes one. */
function rolesOffered(user: UserResource | null): readonly Role[] {
  const own = principal.value;
  const everything = { permissions: ROLE_PRESETS.administrator, campaigns: "all" } as const;
  const mayMakeOne = own !== null && covers(own, everything);
  return mayMakeOne ? ROLES : ROLES.filter((role) => role !== "administrator" || role === user?.role);
}

function settingsOf({ name, role, groups, extension, totalCap, mayToggleCall, language }: Draft) {
  const chosen = LANGUAGES.find((one) => one === language) ?? null;
  return { name, role, groups, extension, totalCap, mayToggleCall, language: chosen };
}

function create(draft: Draft): Promise<unknown> {
  const { username, password, confirm } = draft;
  const form = { json: { ...settingsOf(draft), username, password, confirm } };
  return answer(api.users.$post(form));
}

function update({ username }: UserResource, draft: Draft): Promise<unknown> {
  const form = { param: { username }, json: { ...settingsOf(draft), disabled: !draft.active } };
  return answer(api.users[":username"].$put(form));
}
