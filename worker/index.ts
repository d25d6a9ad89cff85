import { directoryOf } from "../durable-objects/addresses.ts";
import { sweepSessions } from "../store/access/sessions.ts";
import { app } from "./app.ts";

export { AgentDesk } from "../durable-objects/agent-desk/agent-desk.ts";
export { CampaignQueue } from "../durable-objects/campaign-queue/campaign-queue.ts";
export { Conversation } from "../durable-objects/conversation/conversation.ts";
export { Directory } from "../durable-objects/directory/directory.ts";
export { SignInGuard } from "../durable-objects/sign-in-guard/sign-in-guard.ts";

export default {
  fetch: app.fetch,
  /** Each minute: a change whose hint was lost is told now; each hour expired sessions go. */
  async scheduled({ scheduledTime }, env) {
    const hourly = new Date(scheduledTime).getUTCMinutes() === 0;
    await Promise.all([directoryOf(env).changed(), hourly ? sweepSessions(env.CONFIG, scheduledTime) : undefined]);
  },
} satisfies ExportedHandler<Env>;
