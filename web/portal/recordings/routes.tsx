import { lazy } from "../lazy.ts";
import type { Screen } from "../screen.ts";

const recordings: readonly Screen[] = [
  {
    path: "/recordings/:interaction?",
    permission: "recordings.read",
    component: lazy(() => import("./recordings.tsx").then((module) => module.Recordings)),
  },
];
export default recordings;
