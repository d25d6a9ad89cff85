import { expect, test } from "vitest";
import { violations } from "./imports.ts";

const imports = (path: string, text: string) => violations({ path, text });

test.each([
  ["domain/a.ts", 'import { b } from "../protocol/b.ts"', "domain/a.ts imports protocol/b.ts"],
  ["domain/a.ts", 'import type { B } from "../protocol/b.ts"', "domain/a.ts imports protocol/b.ts"],
  ["domain/a.ts", 'import { z } from "zod"', "domain/a.ts imports the package zod"],
  ["protocol/a.ts", 'export { b } from "../store/b.ts"', "protocol/a.ts imports store/b.ts"],
  ["store/a.ts", 'import "../worker/b.ts"', "store/a.ts imports worker/b.ts"],
  ["durable-objects/desk/a.ts", 'await import("../../worker/b.ts")', "durable-objects/desk/a.ts imports worker/b.ts"],
  [
    "durable-objects/desk/a.ts",
    'type B = import("../../worker/b.ts").B',
    "durable-objects/desk/a.ts imports worker/b.ts",
  ],
  [
    "durable-objects/desk/a.ts",
    'import { b } from "../queue/b.ts"',
    "durable-objects/desk/a.ts reaches into another object: durable-objects/queue/b.ts",
  ],
  [
    "web/portal/a.ts",
    'import { app } from "../../worker/app.ts"',
    "web/portal/a.ts imports more than types from worker/app.ts",
  ],
  ["web/portal/a.ts", 'import type { S } from "../../store/s.ts"', "web/portal/a.ts imports store/s.ts"],
  ["worker/a.ts", "env.CONFIG.prepare('select 1')", "worker/a.ts touches D1: only store/ may"],
  ["worker/a.ts", 'import { drizzle } from "drizzle-orm/d1"', "worker/a.ts touches D1: only store/ may"],
  [
    "worker/a.ts",
    "ctx.storage.sql.exec('select 1')",
    "worker/a.ts touches an object's SQLite: only durable-objects/ may",
  ],
])("%s may not say %s", (path, text, sentence) => {
  expect(imports(path, text)).toEqual([sentence]);
});

test.each([
  ["domain/routing/a.ts", 'import { b } from "../campaign/b.ts"; import { Temporal } from "temporal-polyfill";'],
  ["worker/a.ts", 'import { b } from "../store/b.ts"; import { c } from "../domain/c.ts";'],
  ["web/portal/a.ts", 'import type { App } from "../../worker/app.ts";'],
  [
    "durable-objects/desk/a.ts",
    'import type { Queue } from "../queue/queue.ts"; import { timers } from "../timers.ts";',
  ],
  ["sandbox/exchange/a.ts", "ctx.storage.sql.exec('select 1')"],
  ["domain/a.test.ts", 'import fc from "fast-check"; import { b } from "../protocol/b.ts";'],
])("%s may say %s", (path, text) => {
  expect(imports(path, text)).toEqual([]);
});
