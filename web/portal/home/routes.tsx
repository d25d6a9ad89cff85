import { lazy } from "../lazy.ts";
import type { Screen } from "../screen.ts";

const home: readonly Screen[] = [
  {
    path: "/home",
    permission: "watch",
    component: lazy(() => import("./home.tsx").then((module) => module.Home)),
  },
];
export default home;
