import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { app } from "../app.ts";

test.each([
  ["of its own asks for its first administrator", {}, true],
  ["that is a demo waits for the demo's users", { LOCAL_DEMO: "true" }, false],
])("SEC-1: an installation without anybody %s", async (_, vars, needed) => {
  const answer = await app.request("/api/setup", {}, { ...env, ...vars });
  expect(await answer.json()).toEqual({ needed });
});
