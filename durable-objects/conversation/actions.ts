import { transferRefusal } from "../../domain/interaction/transfer-limit.ts";
import { offerNumber } from "../../domain/interaction/turn.ts";
import type { ConversationClientFrame } from "../../protocol/conversation-socket.ts";
import type { ConversationCall, ConversationReply } from "../calls/conversation.ts";
import type { Attendee } from "./attendance.ts";
import { leave, markSeen, rate, star } from "./attending.ts";
import type { Destination } from "./destination.ts";
import type { Ending } from "./ending.ts";
import type { Holding } from "./holding.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";
import { mayAct, notTheirs, overtaken, type Refused } from "./rights.ts";
import type { Talk } from "./talk.ts";
import type { Transfers } from "./transfers.ts";

type Act = Exclude<ConversationClientFrame, { t: "say" | "typing" | "resume" | "page" }>;

/** What the carrier's side of a conversation does for its agent; null: done. */
export interface CarrierActs {
  sendAgain(entry: string, now: number): Refused | null;
  optOut(agent: { id: string; name: string }, now: number): Refused | null;
}

interface ActedWith {
  holding: Holding;
  ending: Ending;
  transfers: Transfers;
  talk: Talk;
  carrier: CarrierActs;
}

/** What people do in a conversation, each asked whether they may. */
export class Actions {
  readonly #parts: ConversationParts;
  readonly #holding: Holding;
  readonly #ending: Ending;
  readonly #transfers: Transfers;
  readonly #talk: Talk;
  readonly #carrier: CarrierActs;

  constructor(parts: ConversationParts, { holding, ending, transfers, talk, carrier }: ActedWith) {
    this.#parts = parts;
    this.#holding = holding;
    this.#ending = ending;
    this.#transfers = transfers;
    this.#talk = talk;
    this.#carrier = carrier;
  }

  /** `destination`: the line to which it is to be transferred; null: it is not, or nobody knows. */
  carryOut(frame: Act, by: Attendee, now: number, destination: Destination | null = null): Refused | null {
    const one = this.#parts.interactions.current();
    if (one === null) return { code: "closed" };
    switch (frame.t) {
      case "seen":
        return markSeen(this.#parts, one, frame.seq, by, now);
      case "leave":
        return by.role === "visitor" ? leave(this.#parts, this.#ending, one, now) : { code: "forbidden" };
      case "rate":
        return by.role === "visitor" ? rate(this.#parts, one, frame, now) : { code: "forbidden" };
      case "close": {
        if (!mayAct(one, by, "close")) return notTheirs(one, by);
        const holder = one.held.holder === by.who ? by.who : null;
        const event = {
          by: holder,
          byName: by.name,
          turn: frame.turn,
          state: "closed" as const,
          reason: "closed",
          disposition: frame.disposition,
          // Of the holder alone: a supervisor who closes answers at the recording.
          closingAnswers: holder === null ? null : (frame.quality ?? null),
          ...(holder === null ? { supervisor: { id: by.who, parting: null } } : {}),
        };
        if (!this.#ending.end(one, event, now)) return overtaken(one);
        if (holder === null) this.#parts.audit(by, "interaction.close", one.held.interaction, null, now);
        return null;
      }
      case "transfer": {
        if (one.held.holder !== by.who) return notTheirs(one, by);
        const origin = { ...one.held, channel: one.opening.channel, allowed: one.facts?.transferTo };
        const refusal = transferRefusal(origin, { channel: destination?.channel ?? null, ...frame.to });
        if (refusal !== null) return { code: refusal === "other-channel" ? "other_channel" : "forbidden" };
        const toName = "agent" in frame.to ? "" : (destination?.name ?? frame.to.campaign);
        const event = { by: by.who, byName: by.name, turn: frame.turn, to: frame.to, toName, note: frame.note };
        return this.#transfers.begin(one, event, now) ? null : overtaken(one);
      }
      case "cancel-transfer":
        if (one.held.holder !== by.who) return notTheirs(one, by);
        return this.#transfers.back(one, now) ? null : overtaken(one);
      case "send-again":
        if (!mayAct(one, by, "close")) return notTheirs(one, by);
        return this.#carrier.sendAgain(frame.entry, now);
      case "opt-out":
        if (!mayAct(one, by, "close")) return notTheirs(one, by);
        return this.#carrier.optOut({ id: by.who, name: by.name }, now);
      case "take":
        if (by.role !== "supervisor" || !by.permissions.includes("take")) return { code: "forbidden" };
        return this.#take(one, frame.turn, by, now);
      case "draft":
        if (one.held.holder !== by.who) return notTheirs(one, by);
        this.#parts.drafts.keep(by.who, frame);
        return null;
      case "star":
        if (one.held.holder !== by.who) return notTheirs(one, by);
        return star(this.#parts, one, frame, by, now);
      case "dispose":
        if (one.held.holder !== by.who) return notTheirs(one, by);
        if (one.held.turn !== frame.turn) return overtaken(one);
        this.#parts.changed({ ...one, dispositionSoFar: frame.disposition }, now);
        return null;
      case "await-customer":
        if (one.held.holder !== by.who) return notTheirs(one, by);
        if (one.held.turn !== frame.turn) return overtaken(one);
        this.#talk.awaitCustomer(one, frame.on, now);
        return null;
    }
  }

  /** The agent signs out and hands it to a colleague. */
  handOver(call: Extract<ConversationCall, { verb: "hand-over" }>, now: number): ConversationReply {
    const one = this.#parts.interactions.current();
    if (one === null || one.held.interaction !== call.interaction || one.held.holder !== call.agent)
      return { outcome: "stale" };
    const free = { ...one, facts: one.facts === null ? null : { ...one.facts, transferTime: 0 } };
    const event = {
      by: call.agent,
      byName: one.agentName,
      turn: one.held.turn,
      to: { agent: call.to },
      toName: "",
      note: call.note,
    };
    return { outcome: this.#transfers.begin(free, event, now) ? "ok" : "stale" };
  }

  /** A desk asks whether its reservation stands: `pending` while the line's or the transfer's answer is still on its way. */
  whoHolds(call: Extract<ConversationCall, { verb: "who-holds" }>): ConversationReply {
    const one = this.#parts.interactions.find(call.interaction);
    if (one === null || one.end !== null) return { outcome: "gone" };
    if (one.held.holder === call.agent && call.n >= offerNumber(one.held.turn, 0)) return { outcome: "held" };
    return { outcome: call.n >= offerNumber(one.held.lastTurn, 0) ? "pending" : "gone" };
  }

  shownName(by: Attendee): string {
    return this.#parts.interactions.current()?.facts?.showAgentName === false ? "" : by.name;
  }

  #take(one: StoredInteraction, turn: number, by: Attendee, now: number): Refused | null {
    const refused = this.#holding.take(one, { by: by.who, byName: by.name, turn }, now) ? null : overtaken(one);
    const action = refused === null ? "interaction.take" : "interaction.take.refused";
    this.#parts.audit(by, action, one.held.interaction, refused ?? { from: one.agentName }, now);
    return refused;
  }
}
