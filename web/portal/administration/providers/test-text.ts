import type { ProviderTestResult } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";

/** What became of a test message, in words. */
export function testText({ outcome, carrierId, reason }: ProviderTestResult): string {
  switch (outcome) {
    case "accepted":
      return carrierId === null ? m.providers_test_accepted_plain() : m.providers_test_accepted({ id: carrierId });
    case "refused":
      return m.providers_test_refused({ reason });
    case "slow-down":
      return m.providers_test_slow_down();
    case "unreachable":
      return m.providers_test_unreachable({ reason });
    case "unknown":
      return m.providers_test_unknown({ reason });
  }
}
