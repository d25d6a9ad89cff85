import type { ConversationStarted, StartConversation } from "../../protocol/webchat.ts";
import type { Demo } from "../../scripts/start/demo.ts";
import { BadNetwork } from "./bad-network.ts";
import type { Chance } from "./chance.ts";
import { until } from "./patience.ts";
import { openScreen, type Screen } from "./screen.ts";

/** Two thousand at once on two cores, each with a turn at the local counters of what begins. */
const DOOR_PATIENCE_MS = 60_000;
let visitors = 0;

/** A visitor who fills in the form: the answer of the door, and their screen. */
export async function visitorArrives(
  demo: Pick<Demo, "deskline" | "host">,
  campaign: string,
  form: Partial<StartConversation>,
  chance: Chance,
): Promise<Screen & ConversationStarted> {
  const filled = {
    visitor: crypto.randomUUID(),
    request: crypto.randomUUID(),
    name: "Vera",
    message: "hello",
    ...form,
  };
  const started = await startsChat(demo, campaign, filled);
  const network = new BadNetwork(chance, { origin: demo.deskline.origin });
  return { ...started, ...openScreen(demo.deskline, started.conversationId, started.token, network) };
}

/** The door's POST alone, from the customer's site; again while there is nobody at the door, for the same request is the same chat. */
export async function startsChat(
  demo: Pick<Demo, "deskline" | "host">,
  campaign: string,
  form: StartConversation,
): Promise<ConversationStarted> {
  const answer = await until("the door answers", DOOR_PATIENCE_MS, () =>
    fetch(new URL(`/api/webchat/${campaign}/conversations`, demo.deskline), {
      method: "POST",
      headers: { "content-type": "application/json", origin: demo.host.origin, "CF-Connecting-IP": nextAddress() },
      body: JSON.stringify(form),
    }).catch(() => null),
  );
  if (!answer.ok) throw new Error(`A visitor was turned away: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as ConversationStarted;
}

/** A visitor's own: all of them at one address would be turned away as a script. */
function nextAddress(): string {
  visitors += 1;
  return `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`;
}
