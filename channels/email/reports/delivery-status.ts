import type { DeliveryOutcome } from "../inbound-mail.ts";
import { type Fields, fieldGroups, fieldOf, reasonText, recipientOf } from "./report-fields.ts";

/** Of one report. */
const MOST_OUTCOMES = 200;
const ENHANCED = /\b([245]\.\d{1,3}\.\d{1,3})\b/;

/** What a `message/delivery-status` says of each recipient (RFC 3464, and the looser ones of large servers). */
export function deliveryOutcomes(text: string): DeliveryOutcome[] {
  return fieldGroups(text)
    .filter((fields) => fields.has("final-recipient") || fields.has("original-recipient") || fields.has("action"))
    .slice(0, MOST_OUTCOMES)
    .map(outcomeOf);
}

/** `5.1.1` out of what a server said; empty: it said none. */
export function enhancedStatus(said: string): string {
  return ENHANCED.exec(said)?.[1] ?? "";
}

/** The class of a status decides; without one the reply code `550`, and then what was done. */
export function isPermanent(status: string, said: string, action: DeliveryOutcome["action"]): boolean {
  const digit = status[0] ?? /(?:^|[\s;:#])([45])\d\d(?:[\s-]|$)/.exec(said)?.[1];
  return digit === undefined ? action === "failed" : digit === "5";
}

function outcomeOf(fields: Fields): DeliveryOutcome {
  const diagnostic = fieldOf(fields, "diagnostic-code");
  const written = enhancedStatus(fieldOf(fields, "status"));
  const exact = enhancedStatus(diagnostic);
  const status = exact !== "" && (written === "" || written.endsWith(".0.0")) ? exact : written;
  const action = actionOf(fieldOf(fields, "action"), status);
  return {
    recipient: recipientOf(fieldOf(fields, "original-recipient")) || recipientOf(fieldOf(fields, "final-recipient")),
    action,
    status,
    permanent: action === "failed" && isPermanent(status, diagnostic, action),
    reason: reasonText(diagnostic || fieldOf(fields, "status")),
  };
}

function actionOf(written: string, status: string): DeliveryOutcome["action"] {
  const word = /^[a-z]+/.exec(written.trim().toLowerCase())?.[0] ?? "";
  if (["delivered", "relayed", "expanded"].includes(word)) return "delivered";
  if (word === "delayed") return "delayed";
  return word === "" && status.startsWith("2") ? "delivered" : "failed";
}
