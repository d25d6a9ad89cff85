import { expect, test } from "vitest";
import { PERMISSIONS } from "../../../../domain/access/permission.ts";
import { PERMISSION_AREAS } from "./permission-areas.ts";

test("every permission can be ticked, in one place", () => {
  expect(PERMISSION_AREAS.flatMap(({ holds }) => holds).toSorted()).toEqual([...PERMISSIONS].toSorted());
});
