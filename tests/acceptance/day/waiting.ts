import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { queueOf } from "../../../durable-objects/addresses.ts";
import type { Chance } from "../../faults/chance.ts";
import { TestConversation } from "../conversation.ts";
import { TestCustomer } from "../customer.ts";
import { post } from "../letter.ts";
import { until } from "../line.ts";
import { start, type TestVisitor } from "../visitor.ts";
import { type DayCampaign, FULL_AT, PATIENCE_MS, SERVICE_LEVEL_S } from "./house.ts";
import type { Ledger } from "./ledger.ts";

/** Seconds after which those leave who lose patience early, and late. */
export const LEFT_AFTER_S = [8, 12] as const;
const FATES = ["served", "served", "served", "served", "short", "early", "late"] as const;

/** Who has come, and what becomes of them before an agent has them. */
export interface Arrived {
  campaign: string;
  interaction: string | null;
  chat: TestConversation | null;
  fate: (typeof FATES)[number] | "expired";
}
let people = 0;

/** Who comes, who waits, who gives up. */
export class Waiting {
  readonly #house: readonly DayCampaign[];
  readonly #ledger: Ledger;
  readonly #chance: Chance;

  constructor(house: readonly DayCampaign[], ledger: Ledger, chance: Chance) {
    this.#house = house;
    this.#ledger = ledger;
    this.#chance = chance;
  }

  /** They come one after the other; who finds an impatient line full is turned away. */
  async arrive(one: DayCampaign, customers: number, isQuiet: boolean): Promise<Arrived[]> {
    const { campaign } = one;
    const arrived: Arrived[] = [];
    for (let n = 0; n < customers; n++) {
      this.#ledger.campaign(campaign.id, { received: 1 });
      if (one.isImpatient && !isQuiet && n >= FULL_AT) {
        const { reply } = await start(campaign);
        if (reply.outcome !== "refused") throw new Error("the line was full");
        this.#ledger.campaign(campaign.id, { expired: 1, wordsIn: 1 });
        continue;
      }
      this.#ledger.opened(campaign.id, 1);
      arrived.push(await this.#customer(one, isQuiet));
    }
    const received = this.#ledger.campaigns.get(campaign.id)?.received;
    await until(async () => (await queueOf(env, campaign.id).figures(0)).received === received, PATIENCE_MS);
    return arrived;
  }

  async #customer({ campaign }: DayCampaign, isQuiet: boolean): Promise<Arrived> {
    const who = ++people;
    if (campaign.channel === "email") {
      await post({ from: `c${who}@mail.example`, to: `soporte@${campaign.name}.example`, subject: `Asunto ${who}` });
      return { campaign: campaign.id, interaction: null, chat: null, fate: "served" };
    }
    if (campaign.channel !== "webchat") {
      const customer = new TestCustomer(campaign, campaign.name, `+5989${String(8_000_000 + who)}`);
      await customer.writes("Hola");
      return { campaign: campaign.id, interaction: `${await customer.conversation}-1`, chat: null, fate: "served" };
    }
    const visitor = await visits(campaign, who);
    const fate = isQuiet ? "served" : this.#chance.oneOf(FATES);
    return { campaign: campaign.id, interaction: visitor.interaction, chat: visitor.chat, fate };
  }

  async leave(arrived: Arrived[][], fate: Arrived["fate"]): Promise<void> {
    for (const { chat, campaign } of arrived.flat().filter((one) => one.fate === fate)) {
      chat?.line.send({ t: "leave" });
      await until(() => ["abandoned", "short"].includes(chat?.state()?.state ?? ""), PATIENCE_MS);
      const inLevel = fate === "early" && LEFT_AFTER_S[0] <= SERVICE_LEVEL_S ? 1 : 0;
      const as = fate === "short" ? { short: 1 } : { abandoned: 1, abandonedInLevel: inLevel };
      this.#ledger.campaign(campaign, { ...as, wordsIn: 1 });
      this.#ledger.opened(campaign, -1);
    }
  }

  /** Impatient lines tell whoever is still there. */
  async expire(arrived: Arrived[][]): Promise<void> {
    for (const [n, { campaign, isImpatient }] of this.#house.entries()) {
      if (!isImpatient) continue;
      await runDurableObjectAlarm(queueOf(env, campaign.id));
      for (const one of (arrived[n] ?? []).filter(({ fate }) => fate === "served")) {
        await until(() => one.chat?.state()?.state === "expired", PATIENCE_MS);
        one.fate = "expired";
        this.#ledger.campaign(campaign.id, { expired: 1, wordsIn: 1 });
        this.#ledger.opened(campaign.id, -1);
      }
    }
  }
}

async function visits(
  campaign: DayCampaign["campaign"],
  who: number,
): Promise<Pick<TestVisitor, "interaction" | "chat">> {
  const { conversation, visitor, reply } = await start(campaign, { visitor: `day-visitor-${who}` });
  if (reply.outcome !== "started") throw new Error(`refused: ${JSON.stringify(reply)}`);
  const chat = await TestConversation.open(conversation, { role: "visitor", who: visitor, name: visitor });
  return { interaction: reply.interaction, chat };
}
