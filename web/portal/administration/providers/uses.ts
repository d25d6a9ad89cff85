import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";

const NAMED = /^the (campaign|dialer) (.+)$/;

/** Who still sends by an account that was to be deleted, in the reader's language. */
export function usesIn(errors: readonly FieldError[]): string[] {
  return errors.filter(({ code }) => code === "in_use").map(({ detail }) => useText(detail));
}

function useText(detail: string): string {
  const [, kind, name = ""] = NAMED.exec(detail) ?? [];
  if (kind === "campaign") return m.providers_used_by_campaign({ name });
  if (kind === "dialer") return m.providers_used_by_dialer({ name });
  return m.providers_used_by_others();
}
