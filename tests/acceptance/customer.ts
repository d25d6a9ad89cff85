import { env } from "cloudflare:workers";
import type { Campaign } from "../../domain/campaign/campaign.ts";
import { conversationOf, providerOf } from "../../durable-objects/addresses.ts";
import type { AgentsWord, CarrierAddress, InboundMessage, ProgramsWord } from "../../durable-objects/calls/carrier.ts";
import { PROVIDER_DEFAULTS, type ProviderSettings, type ProviderType } from "../../protocol/providers.ts";
import { keyedName } from "../../store/keyed-name.ts";
import { seal } from "../../store/sealed.ts";
import type { Asked, PlayedAnswer } from "./played-carrier.ts";

const OURS = "+59898000100";
let version = 1;

/** An account at the carrier that `played-carrier.ts` plays, as its object gets it from `Directory`. */
export async function openAccount(
  id: string,
  type: ProviderType = "url-get",
  settings: Partial<ProviderSettings> = {},
): Promise<void> {
  const url = "https://ID.carrier.test/send?to=${phone}&text=${message}&id=${id}".replace("ID", id);
  await providerOf(env, id).configure({
    version: ++version,
    id,
    name: id,
    type,
    channel: type.endsWith("whatsapp") ? "whatsapp" : type === "meta-messenger" ? "messenger" : "sms",
    enabled: true,
    settings: { ...PROVIDER_DEFAULTS, rate: 0, url, ...settings },
    sealedSecrets: await seal(env.SEAL_SECRET, id, { token: "t", password: "p" }),
    door: `door-${id}`,
  });
}

/** What that carrier was asked so far. */
export async function askedOf(account: string): Promise<Asked[]> {
  return (await fetch(`https://control.carrier.test/${account}`)).json();
}

export async function answersOf(account: string, answers: PlayedAnswer[]): Promise<void> {
  await fetch(`https://control.carrier.test/${account}`, { method: "PUT", body: JSON.stringify(answers) });
}

/** A customer with a phone. */
export class TestCustomer {
  readonly number: string;
  readonly #campaign: Campaign;
  readonly #account: string;
  #said = 0;

  constructor(campaign: Campaign, account: string, number: string) {
    this.#campaign = campaign;
    this.#account = account;
    this.number = number;
  }

  get conversation(): string {
    return keyedName(env.NAME_SECRET, this.#campaign.channel, this.#campaign.id, this.number);
  }

  get address(): CarrierAddress {
    const { channel } = this.#campaign;
    const scope = `sender:${channel}:${OURS}`;
    const known = {
      key: this.number,
      carrier: this.number,
      shown: this.number,
      answerable: true,
      humanAgent: false,
      longest: 1_600,
    };
    return { channel, provider: this.#account, sender: OURS, scope, ...known };
  }

  async writes(text: string, own: Partial<InboundMessage> = {}): Promise<"kept" | "known"> {
    const conversation = await this.conversation;
    return conversationOf(env, conversation).receive({
      conversation,
      campaign: this.#campaign.id,
      line: this.address,
      name: "",
      phone: this.number,
      language: "es",
      id: `${this.number}-${++this.#said}`,
      at: Date.now(),
      text,
      files: [],
      call: false,
      meaning: null,
      carrierConfirms: false,
      ...own,
    });
  }

  /** A word of another program to this customer; null: it was kept. */
  async isWritten(text: string, own: Partial<ProgramsWord> = {}) {
    const conversation = await this.conversation;
    const word = { conversation, line: this.address, id: crypto.randomUUID(), text, agent: null };
    return conversationOf(env, conversation).say({ ...word, ...own });
  }

  /** An agent's *New* to this customer. */
  async isWrittenBy(agent: AgentsWord["agent"], text: string) {
    const conversation = await this.conversation;
    return conversationOf(env, conversation).begin({
      conversation,
      campaign: this.#campaign.id,
      line: this.address,
      id: crypto.randomUUID(),
      text,
      template: null,
      language: "es",
      agent,
    });
  }
}
