import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";

const BY_FIELD: Record<string, () => string> = {
  address: m.blacklist_error_number,
  campaign: m.blacklist_error_campaign,
  expires: m.blacklist_error_date,
  reason: m.blacklist_error_reason,
};

export function blackListErrorText({ path, detail }: FieldError): string {
  return BY_FIELD[path]?.() ?? detail;
}
