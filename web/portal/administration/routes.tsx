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
  {
    path: "/members",
    permission: "members",
    component: lazy(() => import("./members/members.tsx").then((module) => module.WebchatMembers)),
  },
  {
    path: "/members/voice",
    permission: "members",
    component: lazy(() => import("./members/members.tsx").then((module) => module.VoiceMembers)),
  },
  {
    path: "/voice-campaigns",
    permission: "campaigns",
    component: lazy(() => import("./voice/voice-campaigns.tsx").then((module) => module.VoiceCampaigns)),
  },
];
export default administration;
