import type { MailDetails } from "../../../../protocol/mail.ts";

/** What may be believed of a sender. */
export type Authenticity = "confirmed" | "doubtful" | "unknown";

/**
 * By what our own server found (RFC 8601): the sender's domain vouches for the mail, or denies it, or nobody has looked. A signature or a
 * permitted server alone proves some domain, and not the one that is shown.
 */
export function authenticityOf({ spf, dkim, dmarc }: MailDetails["authentication"]): Authenticity {
  if (dmarc === "pass") return "confirmed";
  if (dmarc === "fail" || dmarc === "policy") return "doubtful";
  const failed = [spf, dkim].filter((result) => result === "fail" || result === "softfail" || result === "permerror");
  return failed.length > 0 && spf !== "pass" && dkim !== "pass" ? "doubtful" : "unknown";
}

/** `SPF pass · DKIM none · DMARC pass`. */
export function resultsText({ spf, dkim, dmarc }: MailDetails["authentication"]): string {
  return `SPF ${spf} · DKIM ${dkim} · DMARC ${dmarc}`;
}
