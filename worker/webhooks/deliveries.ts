import type { Arrival, CarrierAccount } from "../../channels/carrier.ts";
import { CARRIERS } from "../../channels/carriers.ts";
import { senderScope } from "../../channels/sender-scope.ts";
import { meaningOf } from "../../domain/opt-out/words.ts";
import { conversationOf, dialerOf, providerOf } from "../../durable-objects/addresses.ts";
import { carrierAddress } from "../../durable-objects/carrier-address.ts";
import { conversationName } from "../../durable-objects/conversation-name.ts";
import { campaignOfDid } from "../../durable-objects/directory/door.ts";
import type { ProviderSnapshot, UnreadReason } from "../../protocol/providers.ts";
import type { CampaignSnapshot } from "../../protocol/snapshots.ts";
import { notePromotions } from "../../store/spool/promotions.ts";
import { customerOf } from "./customer.ts";
import { refOf } from "./reference.ts";

type Message = Extract<Arrival, { kind: "message" }>;
type Receipt = Extract<Arrival, { kind: "receipt" }>;
type Watermark = Extract<Arrival, { kind: "watermark" }>;
type Promotions = Extract<Arrival, { kind: "promotions" }>;

/** What arrives is taken to the object that it concerns; one after the other, so that a customer's words keep their order. */
export class Deliveries {
  readonly #env: Env;
  readonly #snapshot: ProviderSnapshot;
  readonly #account: CarrierAccount;
  readonly #now: number;

  constructor(env: Env, snapshot: ProviderSnapshot, account: CarrierAccount, now: number) {
    this.#env = env;
    this.#snapshot = snapshot;
    this.#account = account;
    this.#now = now;
  }

  /** Null when it is in its object; why nobody has it otherwise. Throws when its object does not answer. */
  async take(arrival: Arrival): Promise<UnreadReason | null> {
    switch (arrival.kind) {
      case "message":
        return this.#message(arrival);
      case "receipt":
        return this.#receipt(arrival);
      case "watermark":
        return this.#watermark(arrival);
      case "promotions":
        return this.#promotions(arrival);
      case "unreadable":
        return "unreadable";
    }
  }

  async #message({ id, to, at, text, files, call, ...told }: Message): Promise<UnreadReason | null> {
    const owner = await campaignOfDid(this.#env, this.#account.id, to);
    if (owner === null) return "unknown-number";
    const customer = await customerOf(this.#env, this.#account, told);
    const { campaign } = owner;
    const conversation = conversationName(this.#env, customer.channel, campaign.id, customer.key);
    await conversationOf(this.#env, conversation).receive({
      conversation,
      campaign: campaign.id,
      line: { ...carrierAddress(this.#snapshot, to, { ...customer, address: customer.key }), key: customer.key },
      name: told.name,
      phone: customer.phone,
      language: customer.language ?? campaign.defaultLanguage,
      id,
      at: at ?? this.#now,
      text,
      files,
      call,
      meaning: call ? null : meaningOf(text, campaign.optOutWords),
      carrierConfirms: this.#account.settings.carrierAnswersStop,
    });
    return null;
  }

  async #receipt({ ref, carrierId, state, reason, at }: Receipt): Promise<UnreadReason | null> {
    const of = refOf(ref ?? (await this.#awaited(carrierId)));
    if (of === null) return "unknown-message";
    const told = { carrierId, state, reason, at: at ?? this.#now };
    if (of.kind === "entry")
      await conversationOf(this.#env, of.conversation).receipt({
        ...told,
        entry: of.entry,
        provider: this.#snapshot.id,
      });
    if (of.kind === "row") await dialerOf(this.#env, of.dialer).receipt({ ...told, row: of.row });
    // A carrier may take a test and then not deliver it: that is what the administrator wants to know.
    if (of.kind === "test" && state === "failed")
      await providerOf(this.#env, this.#snapshot.id).heard({
        what: "error",
        at: this.#now,
        detail: reason || "failed",
      });
    return null;
  }

  /** Of a carrier that does not give our reference back: what its own id stands for. */
  async #awaited(carrierId: string | null): Promise<string | null> {
    if (carrierId === null || CARRIERS[this.#account.type].receiptId === undefined) return null;
    return providerOf(this.#env, this.#snapshot.id).receiptRef(carrierId);
  }

  async #watermark({ customer, state, at }: Watermark): Promise<UnreadReason | null> {
    const owner = await this.#ownOwner();
    if (owner === null) return "unknown-number";
    const told = await customerOf(this.#env, this.#account, { from: customer, phone: null, name: "" });
    const conversation = conversationName(this.#env, told.channel, owner.campaign.id, told.key);
    await conversationOf(this.#env, conversation).watermark({ state, at });
    return null;
  }

  async #promotions({ customer, phone, wanted }: Promotions): Promise<null> {
    const { key, alsoKnownAs } = await customerOf(this.#env, this.#account, { from: customer, phone, name: "" });
    const scope = senderScope(this.#account, "");
    for (const address of [key, ...alsoKnownAs])
      await notePromotions(this.#env.SPOOL, { address, scope, wanted, at: this.#now });
    return null;
  }

  /** Of what says nothing of our number: it is the account's own. */
  #ownOwner(): Promise<CampaignSnapshot | null> {
    const { senderId, from } = this.#account.settings;
    return campaignOfDid(this.#env, this.#account.id, senderId || from);
  }
}
