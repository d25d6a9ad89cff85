import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { fieldOf } from "../record/field-error.ts";

const BY_FIELD: Record<string, () => string> = {
  name: m.keys_error_name,
  scopes: m.keys_error_scopes,
  defaultCampaign: m.keys_error_default,
  addresses: m.keys_error_addresses,
};

export function keyErrorText({ path, detail }: FieldError): string {
  return BY_FIELD[fieldOf(path)]?.() ?? detail;
}
