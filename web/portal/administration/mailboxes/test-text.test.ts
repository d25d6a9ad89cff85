import { expect, test } from "vitest";
import type { MailboxTest } from "../../../../protocol/mailboxes.ts";
import { testText } from "./test-text.ts";

const look = (sent: MailboxTest["sent"], returned = false) => testText({ sent, reason: "550 no", returned });

test("a test has come back, has left and not come back, or has not left, and each is said otherwise", () => {
  expect(look("accepted", true).look).toBe("good");
  expect(look("unknown", true).look).toBe("good");
  expect(look("accepted").look).toBe("near");
  for (const sent of ["refused", "unreachable", "slow-down"] as const) {
    expect(look(sent).look).toBe("late");
    expect(look(sent).text).toContain("550 no");
  }
  const texts = (["accepted", "refused", "slow-down", "unreachable", "unknown"] as const).map(
    (sent) => look(sent).text,
  );
  expect(new Set(texts).size).toBe(5);
});
