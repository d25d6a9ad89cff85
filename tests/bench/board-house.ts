import { DurableObject } from "cloudflare:workers";
import { WEBCHAT_DEFAULTS } from "../../domain/campaign/defaults.ts";
import { CampaignQueue } from "../../durable-objects/campaign-queue/campaign-queue.ts";

/** A queue as it ships whose members and line are made up, beside an object that only sends on what it is given. */

export { CampaignQueue };

export class BareBoard extends DurableObject {
  override fetch(): Response {
    const [client, server] = Object.values(new WebSocketPair()) as [WebSocket, WebSocket];
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  say(text: string): void {
    for (const socket of this.ctx.getWebSockets()) socket.send(text);
  }
}

interface BoardEnv {
  CAMPAIGN_QUEUE: DurableObjectNamespace<CampaignQueue>;
  BARE: DurableObjectNamespace<BareBoard>;
}

const MEMBER = { penalty: 0 };
const AT_REST = { status: "busy", break: null, onCall: false, channels: ["webchat"], active: 3, held: [] } as const;

async function fill(queue: DurableObjectStub<CampaignQueue>, id: string, agents: number, waiting: number) {
  const campaign = {
    id,
    name: id,
    caseCode: "BEN",
    channel: "webchat",
    strategy: "nocall",
    ...WEBCHAT_DEFAULTS,
    thresholds: { ...WEBCHAT_DEFAULTS.thresholds, timeOut: 100_000 },
  } as const;
  const members = Array.from({ length: agents }, (_, n) => ({
    ...MEMBER,
    agent: `agent-${n}`,
    name: `Agent ${n}`,
    position: n,
  }));
  await queue.configure({ version: 1, campaign, members, canned: [], dispositions: [] });
  for (let n = 0; n < agents; n++) await change(queue, n, 1);
  for (let n = 0; n < waiting; n += 100) await queue.hear(Array.from({ length: 100 }, (_, k) => entering(id, n + k)));
}

function entering(campaign: string, n: number) {
  const interaction = `${n.toString(16).padStart(32, "0")}-1`;
  const customer = {
    name: `Customer ${n}`,
    mail: "",
    phone: "",
    language: "es",
    page: { url: "", title: "" },
  } as const;
  const opening = {
    interaction,
    conversation: interaction.slice(0, 32),
    campaign,
    channel: "webchat",
    customer,
    opening: "Hola",
    since: Date.now(),
  } as const;
  const call = { verb: "enter", opening, turn: 1, head: false, transfer: false } as const;
  return { ...call, caseNumber: null, preferred: null, giver: null };
}

function change(queue: DurableObjectStub<CampaignQueue>, n: number, version: number): Promise<void> {
  return queue.agentChanged({
    agent: `agent-${n}`,
    version,
    room: 0,
    tier: 0,
    reason: "at-cap",
    lastInteractionAt: 0,
    today: 0,
    glance: { ...AT_REST, channels: ["webchat"], held: [], since: version },
  });
}

export default {
  async fetch(request: Request, env: BoardEnv): Promise<Response> {
    const { pathname, searchParams: query } = new URL(request.url);
    const id = query.get("board") ?? "";
    const queue = env.CAMPAIGN_QUEUE.getByName(id);
    const bare = env.BARE.getByName("bare");
    if (pathname === "/watch-bare") return bare.fetch(request);
    if (pathname === "/watch") {
      const url = `https://object/board?user=u&session=s&until=${Date.now() + 3_600_000}`;
      return queue.fetch(new Request(url, { headers: { Upgrade: "websocket" } }));
    }
    if (pathname === "/fill") await fill(queue, id, Number(query.get("agents")), Number(query.get("waiting")));
    if (pathname === "/change") await change(queue, Number(query.get("agent")), Number(query.get("version")));
    if (pathname === "/say") await bare.say(await request.text());
    return new Response();
  },
};
