import administration from "./administration/routes.tsx";
import dialers from "./dialers/routes.tsx";
import home from "./home/routes.tsx";
import { Inbox } from "./inbox/inbox.tsx";
import { lazy } from "./lazy.ts";
import monitor from "./monitor/routes.tsx";
import recordings from "./recordings/routes.tsx";
import reports from "./reports/routes.tsx";
import type { Screen } from "./screen.ts";

/** Every address of the portal. The inbox is what most people open first, so it alone is not loaded on demand. */
export const SCREENS: readonly Screen[] = [
  { path: "/inbox/:conversation?", component: Inbox },
  { path: "/mail/:conversation?", component: lazy(() => import("./mail/mail.tsx").then((module) => module.Mail)) },
  {
    path: "/conversations/:conversation",
    permission: "watch",
    component: lazy(() => import("./conversation/watched.tsx").then((module) => module.Watched)),
  },
  { path: "/password", component: lazy(() => import("./sign-in/password.tsx").then((module) => module.Password)) },
  {
    path: "/second-factor",
    component: lazy(() => import("./sign-in/second-factor.tsx").then((module) => module.SecondFactor)),
  },
  ...home,
  ...monitor,
  ...dialers,
  ...recordings,
  ...reports,
  ...administration,
];
