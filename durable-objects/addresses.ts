import type { AgentDesk } from "./agent-desk/agent-desk.ts";
import type { CallLedger } from "./call-ledger/call-ledger.ts";
import type { CampaignQueue } from "./campaign-queue/campaign-queue.ts";
import type { Conversation } from "./conversation/conversation.ts";
import type { Dialer } from "./dialer/dialer.ts";
import type { Directory } from "./directory/directory.ts";
import type { Provider } from "./provider/provider.ts";
import type { Webhook } from "./webhook/webhook.ts";

/** Where each object lives. A new stub for every call: one that has thrown may be broken for good. */

export function directoryOf(env: Env): DurableObjectStub<Directory> {
  return env.DIRECTORY.getByName("directory", near(env));
}

export function queueOf(env: Env, campaignId: string): DurableObjectStub<CampaignQueue> {
  return env.CAMPAIGN_QUEUE.getByName(campaignId, near(env));
}

export function deskOf(env: Env, userId: string): DurableObjectStub<AgentDesk> {
  return env.AGENT_DESK.getByName(userId, near(env));
}

export function conversationOf(env: Env, conversationId: string): DurableObjectStub<Conversation> {
  return env.CONVERSATION.getByName(conversationId, near(env));
}

export function providerOf(env: Env, accountId: string): DurableObjectStub<Provider> {
  return env.PROVIDER.getByName(accountId, near(env));
}

export function dialerOf(env: Env, dialerId: string): DurableObjectStub<Dialer> {
  return env.DIALER.getByName(dialerId, near(env));
}

export function webhookOf(env: Env, webhookId: string): DurableObjectStub<Webhook> {
  return env.WEBHOOK.getByName(webhookId, near(env));
}

/** `caller`: the id of a key, or of the user whose token it is. */
export function callLedgerOf(env: Env, caller: string): DurableObjectStub<CallLedger> {
  return env.CALL_LEDGER.getByName(caller, near(env));
}

/** All objects of an installation live in one place: a call between two of them must not cross an ocean. */
function near(env: Env): DurableObjectNamespaceGetDurableObjectOptions {
  return { locationHint: env.LOCATION_HINT as DurableObjectLocationHint };
}
