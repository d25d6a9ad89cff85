import type { MailboxTest } from "../../../../protocol/mailboxes.ts";
import { m } from "../../../shared/paraglide/messages.js";

/** What became of a test mail, as a strip says it: it came back, it left and did not come back, or it did not leave. */
export function testText({ sent, reason, returned }: MailboxTest): { look: "good" | "near" | "late"; text: string } {
  if (returned) return { look: "good", text: m.mailboxes_test_returned() };
  switch (sent) {
    case "accepted":
      return { look: "near", text: m.mailboxes_test_not_returned() };
    case "refused":
      return { look: "late", text: m.mailboxes_test_refused({ reason }) };
    case "slow-down":
      return { look: "late", text: m.mailboxes_test_slow_down({ reason }) };
    case "unreachable":
      return { look: "late", text: m.mailboxes_test_unreachable({ reason }) };
    case "unknown":
      return { look: "near", text: m.mailboxes_test_unknown({ reason }) };
  }
}
