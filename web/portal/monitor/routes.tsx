import { lazy } from "../lazy.ts";
import type { Screen } from "../screen.ts";

const monitor: readonly Screen[] = [
  {
    path: "/monitor",
    permission: "watch",
    component: lazy(() => import("./monitor.tsx").then((module) => module.Monitor)),
  },
  {
    path: "/monitor/alerts",
    permission: "watch",
    component: lazy(() => import("./alert-limits.tsx").then((module) => module.AlertLimits)),
  },
];
export default monitor;
