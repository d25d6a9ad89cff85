import { interactionStep } from "../../domain/webhook/interaction-event.ts";
import type { TellPrograms } from "../telling.ts";
import type { CarrierLine } from "./carrier-line.ts";
import type { InteractionStore, StoredInteraction } from "./interaction-store.ts";
import type { Log } from "./log.ts";
import type { Stored } from "./log-row.ts";

interface Known {
  log: Log;
  interactions: InteractionStore;
  line: CarrierLine;
}

/** What other programs hear of one conversation: what is said in it, what becomes of it, and whom it has lost. */
export class Announcing {
  readonly #known: Known;
  readonly #tell: TellPrograms;

  constructor(known: Known, tell: TellPrograms) {
    this.#known = known;
    this.#tell = tell;
  }

  /** `before`: the same interaction as it was stored until now. */
  changed(before: StoredInteraction | null, one: StoredInteraction, at: number): void {
    const step = interactionStep(before === null ? null : momentOf(before), momentOf(one));
    if (step === null) return;
    this.#tell("interaction", step, at, [one.held.campaign], {
      ...this.#of(one),
      state: one.end?.state ?? (one.held.holder === null ? "waiting" : "active"),
      since: iso(one.opening.since),
      agent: one.held.holder === null ? null : { id: one.held.holder, name: one.agentName },
      waitedSeconds: one.waited,
      ...(one.end && { closedAt: iso(one.end.at), reason: one.end.reason, disposition: one.disposition }),
      ...(one.rating && { rating: one.rating }),
    });
  }

  wrote(change: Stored, at: number): void {
    if (change.kind === "delivery" && change.state !== "sending") {
      const entry = this.#known.log.entry(change.entry);
      const { entry: message, state, reason } = change;
      return this.#say("delivery", state, entry?.interaction ?? "", at, { message, state, reason });
    }
    if (change.kind !== "entry") return;
    const { entry } = change;
    if (entry.event?.type === "opted-out" || entry.event?.type === "opted-in") {
      const address = this.#known.line.address();
      const said = { address: address?.key ?? "", sender: address?.sender ?? "" };
      return this.#say("opt-out", entry.event.type === "opted-out" ? "added" : "removed", entry.interaction, at, said);
    }
    if (entry.kind !== "message") return;
    const { id, by, text, file, mail } = entry;
    this.#say("message", by.role === "visitor" ? "received" : "sent", entry.interaction, at, {
      message: id,
      by: { role: by.role === "visitor" ? "customer" : by.role, id: by.id, name: by.name },
      text,
      ...(file && { file: { name: file.name, type: file.type, size: file.size } }),
      ...(mail && { subject: mail.subject }),
    });
  }

  #say(kind: "message" | "delivery" | "opt-out", what: string, interaction: string, at: number, said: object): void {
    const one = this.#known.interactions.find(interaction) ?? this.#known.interactions.current();
    this.#tell(kind, what, at, one === null ? [] : [one.held.campaign], {
      ...(one !== null && this.#of(one)),
      ...said,
    });
  }

  #of(one: StoredInteraction) {
    const { held, opening, caseNumber } = one;
    const { name, mail, phone } = opening.customer;
    return {
      interaction: held.interaction,
      conversation: opening.conversation,
      caseNumber,
      channel: opening.channel,
      customer: { name, mail, phone },
    };
  }
}

function momentOf(one: StoredInteraction) {
  return {
    caseNumber: one.caseNumber,
    holder: one.held.holder,
    ended: one.end !== null,
    rating: one.rating?.score ?? null,
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
