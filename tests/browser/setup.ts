import { afterEach } from "vitest";
import { leaveContexts, openPages } from "./contexts.ts";
import { customersLeave, photograph } from "./harness.ts";

/** Whoever stays signed in would be given the next test's chats; and whoever keeps theirs would not be. */
afterEach(async ({ task }) => {
  if (task.result?.state === "fail")
    for (const [n, page] of openPages().entries()) await photograph(page, `failed-${n}`);
  await leaveContexts();
  await customersLeave();
});
