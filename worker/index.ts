export { AgentDesk } from "../durable-objects/agent-desk/agent-desk.ts";
export { CampaignQueue } from "../durable-objects/campaign-queue/campaign-queue.ts";
export { Conversation } from "../durable-objects/conversation/conversation.ts";
export { Directory } from "../durable-objects/directory/directory.ts";

export default { fetch: () => new Response(null, { status: 404 }) } satisfies ExportedHandler<Env>;
