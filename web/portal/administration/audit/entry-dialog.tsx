import type { AuditEntry } from "../../../../protocol/audit.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Dialog } from "../../frame/dialog.tsx";
import { actionText } from "./action-text.ts";
import { differences } from "./differences.ts";

/** One line of the log whole: what the record was, and what it became. */
export function EntryDialog({ entry, closed }: { entry: AuditEntry; closed: () => void }) {
  const { actorName, action, subject, subjectName, before, after } = entry;
  const changed = differences(before, after);
  return (
    <Dialog label={actionText(action)} closed={closed}>
      <p class="audit-deed">
        {actorName} · {new Date(entry.at).toLocaleString()}
        <br />
        <span class="quiet">
          {subjectName} <code>{subject}</code>
        </span>
      </p>
      {changed.length === 0 ? (
        <p class="quiet">{m.audit_nothing_more()}</p>
      ) : (
        <table class="audit-differences">
          <thead>
            <tr>
              <th scope="col">{m.audit_field()}</th>
              <th scope="col">{m.audit_before()}</th>
              <th scope="col">{m.audit_after()}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((one) => (
              <tr key={one.field}>
                <th scope="row">{one.field}</th>
                <td>{one.before}</td>
                <td>{one.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
