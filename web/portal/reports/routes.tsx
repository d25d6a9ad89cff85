import { lazy } from "../lazy.ts";
import type { Screen } from "../screen.ts";

const reports: readonly Screen[] = [
  {
    path: "/reports/:kind?",
    permission: "reports",
    component: lazy(() => import("./reports.tsx").then((module) => module.Reports)),
  },
];
export default reports;
