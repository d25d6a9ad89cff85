import * as rules from "../../domain/interaction/holder.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { AgentsWord, AgentsWordReply, ProgramsWord } from "../calls/carrier.ts";
import type { Opening } from "../calls/interaction.ts";
import type { BegunReply, QueueCall } from "../calls/queue.ts";
import type { CarrierLine } from "./carrier-line.ts";
import { newInteraction, type StoredInteraction } from "./interaction-store.ts";
import { type ConversationParts, noInteraction } from "./parts.ts";
import { carry } from "./tells.ts";

/** Words of ours that begin outside a conversation: an agent's *New* (SMS-93), another program's SendSMS (API-3). */
export class Sendings {
  readonly #parts: ConversationParts;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /** Inside a transaction. Null: kept, once. */
  say(word: ProgramsWord, now: number): ProblemCode | null {
    if (!word.fresh && this.#parts.log.has(word.id)) return null;
    const code = this.#refusal(word, { text: word.text }, now);
    if (code !== null) return code;
    if (word.agent !== null) this.#parts.line.facts.set("preferred", word.agent.id);
    this.#write(word, this.#open()?.held.interaction ?? noInteraction(word.conversation), now);
    return null;
  }

  /** Inside a transaction: kept once, refused with a reason, or known already. */
  begin(word: AgentsWord, now: number): AgentsWordReply {
    const open = this.#open();
    const { text, template, agent } = word;
    if (this.#parts.log.has(word.id))
      return { outcome: "known", interaction: open?.held.interaction ?? noInteraction(word.conversation) };
    const code = this.#refusal(word, template === null ? { text } : { text, template }, now);
    if (code !== null) return { outcome: "refused", code };
    if (open !== null && open.held.holder !== agent.id)
      return { outcome: "refused", code: "conflict", first: open.agentName };
    const { interaction } = (open ?? this.#opened(word, now)).held;
    this.#write(word, interaction, now);
    return { outcome: "kept", interaction };
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

  #opened(word: AgentsWord, now: number): StoredInteraction {
    const interaction = `${word.conversation}-${this.#parts.interactions.nextNumber()}`;
    const { held } = rules.begin(interaction, word.campaign);
    const { language, line, agent } = word;
    const phone = line.shown.startsWith("+") ? line.shown : "";
    const opening: Opening = {
      interaction,
      conversation: word.conversation,
      campaign: word.campaign,
      channel: line.channel,
      customer: { name: line.shown, mail: "", phone, language, page: { url: "", title: "" } },
      opening: "",
      since: now,
    };
    const because = "begun by the agent";
    const one = { ...newInteraction(held, opening, [], agent.name), because, begunBy: agent.id };
    this.#parts.interactions.put(one);
    this.#parts.tellQueue(word.campaign, { verb: "begun", opening, turn: 1, agent: agent.id });
    return one;
  }

  #write(word: ProgramsWord | AgentsWord, interaction: string, now: number): void {
    const { agent, id, text } = word;
    const by =
      agent === null ? ({ role: "system", id: "", name: "" } as const) : ({ role: "agent", ...agent } as const);
    const entry = { id, interaction, kind: "message", by, text, at: now } as const;
    const template = "template" in word ? word.template : null;
    this.#parts.write({ kind: "entry", entry: template === null ? entry : { ...entry, template } }, true, now);
  }

  #open(): StoredInteraction | null {
    const current = this.#parts.interactions.current();
    return current?.end === null ? current : null;
  }

  /** Who has said STOP is not written to first, whatever they wrote afterwards. */
  #refusal(
    { line }: ProgramsWord | AgentsWord,
    said: Parameters<CarrierLine["refusal"]>[0],
    now: number,
  ): ProblemCode | null {
    this.#parts.line.reachedBy(line);
    return this.#parts.line.facts.get("optOut") ? "opted_out" : this.#parts.line.refusal(said, now);
  }
}
