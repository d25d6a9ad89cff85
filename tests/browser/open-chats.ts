import type { Board } from "../../protocol/board-socket.ts";
import type { AgentOrder, SupervisionAct } from "../../protocol/supervision.ts";

/** How long a board may take to show that all have ended. */
const PATIENCE_MS = 60_000;
const ASK_AGAIN_MS = 100;

/** GET without a body, POST with one; null for a refusal. */
export type Ask = (path: string, body?: object) => Promise<unknown>;

/** Ends what a test has left waiting or held in a campaign, and its agents' breaks: whoever holds three is given nothing of the next test's. */
export async function endOpenChats(ask: Ask, campaign: string): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ; ) {
    const { agents, waiting, totals } = (await ask(`/api/campaigns/${campaign}/board`)) as Board;
    const open = [...waiting, ...agents.flatMap(({ held }) => held)];
    for (const agent of agents)
      if (agent.break !== null)
        await ask(`/api/agents/${agent.agent}/orders`, { act: "break", id: null } satisfies AgentOrder);
    if (open.length === 0 && totals.waiting === 0 && totals.active === 0) return;
    if (Date.now() > until) throw new Error(`${campaign} still has open chats: ${JSON.stringify({ open, totals })}`);
    // A refusal means that it has ended since.
    for (const { conversation, interaction } of open)
      await ask(`/api/conversations/${conversation}/acts`, { act: "close", interaction } satisfies SupervisionAct);
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
