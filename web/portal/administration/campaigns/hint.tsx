import { Icon } from "../../icon.tsx";
import { errorText } from "./error-text.ts";
import { useEditor, useError } from "./use-editor.ts";

/** What to know of a field, under it. */
export function Hint({ path, hint = "" }: { path: string; hint?: string | undefined }) {
  return (
    <span slot="hint">
      <ErrorOr path={path}>{hint}</ErrorOr>
    </span>
  );
}

/** The complaint about a field in place of its hint. */
export function ErrorOr({ path, children }: { path: string; children?: string | undefined }) {
  const { draft } = useEditor();
  const error = useError(path);
  return error === undefined ? children : <Complaint said={errorText(error, draft.value)} />;
}

/** What is wrong, with its mark; nothing where nothing is. */
export function Complaint({ said }: { said: string | undefined }) {
  if (said === undefined) return null;
  return (
    <span class="field-error">
      <Icon name="alert" />
      {said}
    </span>
  );
}
