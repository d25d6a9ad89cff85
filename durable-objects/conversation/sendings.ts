import * as rules from "../../domain/interaction/holder.ts";
import type { OutboundMessage, OutboundReply } from "../calls/carrier.ts";
import type { Opening } from "../calls/interaction.ts";
import type { BegunReply, QueueCall } from "../calls/queue.ts";
import { newInteraction, type StoredInteraction } from "./interaction-store.ts";
import { type ConversationParts, noInteraction } from "./parts.ts";
import { carry } from "./tells.ts";

/** Words of ours that begin outside a conversation: an agent's *New* (SMS-93), another program's SendSMS (API-3). */
export class Sendings {
  readonly #parts: ConversationParts;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /** Inside a transaction: kept once, refused with a reason, or known already. */
  post(message: OutboundMessage, now: number): OutboundReply {
    const current = this.#parts.interactions.current();
    const open = current?.end === null ? current : null;
    const interaction = open?.held.interaction ?? noInteraction(message.conversation);
    if (!message.fresh && this.#parts.log.has(message.id)) return { outcome: "known", interaction };
    this.#parts.line.reachedBy(message.line);
    const code = this.#parts.line.facts.get("optOut") ? "opted_out" : this.#parts.line.refusal(wordOf(message), now);
    if (code !== null) return { outcome: "refused", code };
    if (!message.holds || message.agent === null) {
      if (message.agent !== null) this.#parts.line.facts.set("preferred", message.agent.id);
      this.#say(message, interaction, now);
      return { outcome: "kept", interaction };
    }
    if (open !== null && open.held.holder !== message.agent.id)
      return { outcome: "refused", code: "conflict", first: open.agentName };
    const mine = open?.held.interaction ?? this.#begin(message, message.agent, now).held.interaction;
    this.#say(message, mine, now);
    return { outcome: "kept", interaction: mine };
  }

  /** The line knows of it now: from here the agent holds it, without a slot until the customer answers. */
  begun(call: Extract<QueueCall, { verb: "begun" }>, reply: BegunReply, now: number): void {
    const one = this.#parts.interactions.find(call.opening.interaction);
    if (one === null || one.end !== null || one.held.turn !== call.turn) return;
    if (reply.outcome !== "begun") return this.#parts.interactions.remove(call.opening.interaction);
    const step = rules.take(one.held, { by: call.agent, turn: call.turn });
    if (step === "stale") return;
    const { caseNumber, facts } = reply;
    const parcel = { ...reply.parcel, summary: { ...one.opening, campaignName: facts.campaignName, caseNumber } };
    carry(this.#parts, { ...one, facts, caseNumber, parcel, awaitingCustomer: true }, step, now);
  }

  #begin(message: OutboundMessage, agent: { id: string; name: string }, now: number): StoredInteraction {
    const interaction = `${message.conversation}-${this.#parts.interactions.nextNumber()}`;
    const { held } = rules.begin(interaction, message.campaign);
    const { language, line } = message;
    const phone = line.shown.startsWith("+") ? line.shown : "";
    const opening: Opening = {
      interaction,
      conversation: message.conversation,
      campaign: message.campaign,
      channel: line.channel,
      customer: { name: line.shown, mail: "", phone, language, page: { url: "", title: "" } },
      opening: "",
      since: now,
    };
    const because = "begun by the agent";
    const one = { ...newInteraction(held, opening, [], agent.name), because, begunBy: agent.id };
    this.#parts.interactions.put(one);
    this.#parts.tellQueue(message.campaign, { verb: "begun", opening, turn: 1, agent: agent.id });
    return one;
  }

  #say(message: OutboundMessage, interaction: string, now: number): void {
    const { agent, id, text, template } = message;
    const by =
      agent === null ? ({ role: "system", id: "", name: "" } as const) : ({ role: "agent", ...agent } as const);
    const entry = { id, interaction, kind: "message", by, text, at: now } as const;
    this.#parts.write({ kind: "entry", entry: template === null ? entry : { ...entry, template } }, true, now);
  }
}

function wordOf({ text, template }: OutboundMessage) {
  return template === null ? { text } : { text, template };
}
