import { lazy } from "../lazy.ts";
import type { Screen } from "../screen.ts";

/** Who sends in bulk, and how far it is. */
const dialers: readonly Screen[] = [
  {
    path: "/dialers",
    permission: "dialers.run",
    component: lazy(() => import("./dialers.tsx").then((module) => module.Dialers)),
  },
  {
    path: "/dialers/new",
    permission: "dialers.run",
    component: lazy(() => import("./form.tsx").then((module) => module.NewDialer)),
  },
  {
    path: "/dialers/:name",
    permission: "dialers.run",
    component: lazy(() => import("./board.tsx").then((module) => module.Dialer)),
  },
  {
    path: "/dialers/:name/settings",
    permission: "dialers.run",
    component: lazy(() => import("./form.tsx").then((module) => module.DialerSettings)),
  },
  {
    path: "/dialers/:name/results",
    permission: "dialers.run",
    component: lazy(() => import("./results/results.tsx").then((module) => module.Results)),
  },
  {
    path: "/lists",
    permission: "dialers.upload",
    component: lazy(() => import("./lists/lists.tsx").then((module) => module.Lists)),
  },
  {
    path: "/lists/:name",
    permission: "dialers.upload",
    component: lazy(() => import("./lists/lists.tsx").then((module) => module.ListsOfDialer)),
  },
];
export default dialers;
