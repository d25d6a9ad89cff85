import { m } from "../../shared/paraglide/messages.js";

const OURS: Record<string, () => string> = {
  "no provider": m.inbox_reason_no_provider,
};

/** Why a word did not arrive: what we know ourselves in the reader's language, a carrier's reason in its own words. */
export function reasonText(reason: string): string {
  if (reason === "") return m.inbox_not_sent();
  return m.inbox_not_sent_because({ reason: Object.hasOwn(OURS, reason) ? (OURS[reason]?.() ?? reason) : reason });
}
