import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DEFAULTS_PAGE, defaultsPage } from "./defaults.ts";

test("docs/defaults.md says what domain/campaign/defaults.ts says: npm run docs", () => {
  expect(readFileSync(DEFAULTS_PAGE, "utf8")).toBe(defaultsPage());
});
