import { lazy } from "../lazy.ts";
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
    component: lazy(() => import("./members/members.tsx").then((module) => module.CampaignMembers)),
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
  {
    path: "/users",
    permission: "users",
    component: lazy(() => import("./people/users.tsx").then((module) => module.Users)),
  },
  {
    path: "/users/groups",
    permission: "groups",
    component: lazy(() => import("./people/groups.tsx").then((module) => module.Groups)),
  },
  {
    path: "/users/teams",
    permission: "users",
    component: lazy(() => import("./people/teams.tsx").then((module) => module.Teams)),
  },
  {
    path: "/breaks",
    permission: "campaigns",
    component: lazy(() => import("./times/breaks.tsx").then((module) => module.Breaks)),
  },
  {
    path: "/canned-responses/:name?",
    permission: "canned",
    component: lazy(() => import("./canned/canned.tsx").then((module) => module.CannedResponses)),
  },
  {
    path: "/dispositions/:name?",
    permission: "campaigns",
    component: lazy(() => import("./dispositions/dispositions.tsx").then((module) => module.Dispositions)),
  },
  {
    path: "/quality",
    permission: "campaigns",
    component: lazy(() => import("./quality/quality.tsx").then((module) => module.QualityModels)),
  },
  {
    path: "/holidays",
    permission: "campaigns",
    component: lazy(() => import("./times/holidays.tsx").then((module) => module.Holidays)),
  },
  {
    path: "/welcome",
    permission: "campaigns",
    component: lazy(() => import("./welcome/welcome.tsx").then((module) => module.Welcome)),
  },
  {
    path: "/configuration",
    permission: "groups",
    component: lazy(() => import("./transfer/transfer.tsx").then((module) => module.Transfer)),
  },
  {
    path: "/providers",
    permission: "providers",
    component: lazy(() => import("./providers/list.tsx").then((module) => module.Providers)),
  },
  {
    path: "/providers/:name",
    permission: "providers",
    component: lazy(() => import("./providers/form.tsx").then((module) => module.Provider)),
  },
  {
    path: "/mailboxes",
    permission: "mail-campaigns",
    component: lazy(() => import("./mailboxes/list.tsx").then((module) => module.Mailboxes)),
  },
  {
    path: "/mailboxes/:name",
    permission: "mail-campaigns",
    component: lazy(() => import("./mailboxes/form.tsx").then((module) => module.Mailbox)),
  },
  {
    path: "/black-list",
    permission: "blacklist",
    component: lazy(() => import("./black-list/black-list.tsx").then((module) => module.BlackList)),
  },
  {
    path: "/health",
    permission: "providers",
    component: lazy(() => import("./health/health.tsx").then((module) => module.HealthPage)),
  },
  {
    path: "/audit",
    permission: "audit",
    component: lazy(() => import("./audit/audit.tsx").then((module) => module.Audit)),
  },
  {
    path: "/privacy",
    permission: "privacy",
    component: lazy(() => import("./privacy/customer.tsx").then((module) => module.CustomersData)),
  },
  {
    path: "/privacy/retention",
    permission: "privacy",
    component: lazy(() => import("./privacy/retention.tsx").then((module) => module.Retention)),
  },
  {
    path: "/keys",
    permission: "keys",
    component: lazy(() => import("./keys/keys.tsx").then((module) => module.Keys)),
  },
  {
    path: "/webhooks",
    permission: "keys",
    component: lazy(() => import("./webhooks/webhooks.tsx").then((module) => module.Webhooks)),
  },
  {
    path: "/webhooks/:id",
    permission: "keys",
    component: lazy(() => import("./webhooks/deliveries.tsx").then((module) => module.WebhookDeliveries)),
  },
];
export default administration;
