import { PASSWORD_MIN } from "../../../../domain/access/password.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Text } from "../record/fields.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";

/** A new password for somebody who has lost theirs; it ends their sessions and any lock-out. */
export function PasswordDialog({ username, closed }: { username: string; closed: () => void }) {
  const save = ({ password, confirm }: { password: string; confirm: string }) => {
    const form = { param: { username }, json: { password, confirm } };
    return answer(api.users[":username"].password.$put(form));
  };
  return (
    <RecordDialog
      title={m.people_reset_password({ name: username })}
      draft={{ password: "", confirm: "" }}
      save={save}
      closed={closed}
    >
      <p>{m.people_reset_password_what()}</p>
      <Text
        name="password"
        type="password"
        label={m.portal_password_new()}
        hint={m.portal_password_hint({ least: PASSWORD_MIN })}
        autofocus
      />
      <Text name="confirm" type="password" label={m.portal_password_again()} />
    </RecordDialog>
  );
}
