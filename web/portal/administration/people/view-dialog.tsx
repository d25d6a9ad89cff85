import { VIEW_MS } from "../../../../domain/access/view.ts";
import type { UserResource } from "../../../../protocol/access.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { beginView } from "../../view/view.ts";
import { ConfirmDialog } from "../record/confirm-dialog.tsx";

/** Says what seeing as somebody else is before it begins. */
export function ViewDialog({ user: { name, username }, closed }: { user: UserResource; closed: () => void }) {
  return (
    <ConfirmDialog
      title={m.people_view({ name })}
      what={m.people_view_what({ name, minutes: VIEW_MS / 60_000 })}
      act={m.people_view_do()}
      carryOut={() => beginView(username)}
      closed={closed}
    />
  );
}
