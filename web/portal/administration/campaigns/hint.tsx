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
  if (error === undefined) return <>{children}</>;
  return (
    <span class="field-error">
      <Icon name="alert" />
      {errorText(error, draft.value)}
    </span>
  );
}
