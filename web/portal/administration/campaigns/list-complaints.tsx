import type { FormError } from "./check.ts";
import { errorText } from "./error-text.ts";
import { Complaint } from "./hint.tsx";
import { useEditor } from "./use-editor.ts";

/** What to know of a list, and what is wrong with it or with one of its lines. */
export function ListComplaints({ hint, wrong }: { hint: string; wrong: readonly FormError[] }) {
  const { draft } = useEditor();
  return (
    <span slot="hint">
      {hint}
      {wrong.map((error) => (
        <Complaint key={error.path} said={errorText(error, draft.value)} />
      ))}
    </span>
  );
}
