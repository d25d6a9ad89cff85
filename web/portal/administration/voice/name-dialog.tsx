import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { recordErrorText } from "../record/field-error.ts";
import { Text } from "../record/fields.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";

const LONGEST_NAME = 64;

interface NameDialogProps {
  title: string;
  /** Empty for a new one. */
  name: string;
  keep: (name: string) => Promise<unknown>;
  closed: () => void;
}

/** The one field that a voice campaign has. */
export function NameDialog({ title, name, keep, closed }: NameDialogProps) {
  return (
    <RecordDialog
      title={title}
      draft={{ name }}
      save={(draft) => keep(draft.name.trim())}
      say={complaint}
      closed={closed}
    >
      <Text name="name" label={m.members_voice_name()} longest={LONGEST_NAME} autofocus />
    </RecordDialog>
  );
}

function complaint(error: FieldError): string {
  if (error.code === "taken") return recordErrorText(error);
  return error.code === "too_small" ? m.campaigns_error_name_missing() : m.campaigns_error_name();
}
