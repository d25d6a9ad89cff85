import { lazy } from "preact-iso";
import type { Screen } from "../screen.ts";

const administration: readonly Screen[] = [
  {
    path: "/campaigns",
    permission: "campaigns",
    component: lazy(() => import("./campaigns/list.tsx").then((module) => module.Campaigns)),
  },
  {
    path: "/campaigns/:name",
    permission: "campaigns",
    component: lazy(() => import("./campaigns/form.tsx").then((module) => module.Campaign)),
  },
];
export default administration;
