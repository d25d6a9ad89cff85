import { suggestName } from "../../../../domain/campaign/names.ts";
import type { FieldError } from "../../../../protocol/problem.ts";

/** A complaint about a name's characters with a name that would do as its detail, where what was typed is near to one; others as they are. */
export function withNameTry(error: FieldError, name: string): FieldError {
  if (error.path !== "name" || error.code !== "custom") return error;
  const near = suggestName(name);
  return near === "" || near === name ? error : { ...error, code: "try", detail: near };
}
