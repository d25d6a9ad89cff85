import { m } from "../../../shared/paraglide/messages.js";
import { timeOfDay } from "../../clock.ts";
import type { DraftKeeper } from "./draft-keeper.ts";

/** Whether what was written is safe. */
export function DraftState<Draft>({ keeper }: { keeper: DraftKeeper<Draft> }) {
  const keeping = keeper.keeping.value;
  return (
    <span class="mail-draft-state quiet" role="status">
      {keeping.is === "kept" && m.mail_draft_kept({ time: timeOfDay(keeping.at) })}
      {keeping.is === "failed" && <span class="bad-word">{m.mail_draft_failed()}</span>}
    </span>
  );
}
