import { expect, test } from "vitest";
import { leftOut } from "./lock.ts";

const tool = { version: "1.0.0", optionalDependencies: { "tool-linux-x64": "1.0.0", "tool-darwin-arm64": "^1.0.0" } };

test("a platform's package that the lock lacks is named with its version, system and processor", () => {
  const lock = { packages: { "node_modules/tool": tool, "node_modules/tool-linux-x64": { version: "1.0.0" } } };
  expect(leftOut(lock)).toEqual({
    "node_modules/tool-darwin-arm64": { version: "1.0.0", dev: true, optional: true, os: ["darwin"], cpu: ["arm64"] },
  });
});

test("a package nested beside the one that wants it counts as locked", () => {
  const at = "node_modules/a/node_modules";
  const nested = { [`${at}/tool`]: tool, [`${at}/tool-linux-x64`]: {}, "node_modules/tool-darwin-arm64": {} };
  expect(leftOut({ packages: nested })).toEqual({});
});
