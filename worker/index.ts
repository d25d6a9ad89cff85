import { app } from "./app.ts";
import { everyMinute } from "./cron.ts";
import { receive } from "./email.ts";
import { hearPlatform } from "./mail/platform-events.ts";

export { AgentDesk } from "../durable-objects/agent-desk/agent-desk.ts";
export { CallLedger } from "../durable-objects/call-ledger/call-ledger.ts";
export { CampaignQueue } from "../durable-objects/campaign-queue/campaign-queue.ts";
export { Conversation } from "../durable-objects/conversation/conversation.ts";
export { Dialer } from "../durable-objects/dialer/dialer.ts";
export { Directory } from "../durable-objects/directory/directory.ts";
export { Provider } from "../durable-objects/provider/provider.ts";
export { SignInGuard } from "../durable-objects/sign-in-guard/sign-in-guard.ts";
export { Webhook } from "../durable-objects/webhook/webhook.ts";

export default {
  fetch: app.fetch,
  scheduled({ scheduledTime }, env) {
    return everyMinute(env, scheduledTime);
  },
  email(message, env) {
    return receive(message, env);
  },
  queue(batch, env) {
    return hearPlatform(batch, env);
  },
} satisfies ExportedHandler<Env>;
