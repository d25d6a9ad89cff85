import * as rules from "../../domain/interaction/holder.ts";
import type { Act, Supervisor } from "../calls/supervision.ts";
import type { Ending } from "./ending.ts";
import type { Holding } from "./holding.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";
import { overtaken, type Refused } from "./rights.ts";
import { alive, carry } from "./tells.ts";
import { firstSaid } from "./words.ts";

type Given = { to: string; toName: string; note: string; turn: number };

/** What supervisors do with an interaction that is not theirs, held or waiting. The first for its turn wins, in vain too it is audited. */
export class Supervision {
  readonly #parts: ConversationParts;
  readonly #holding: Holding;
  readonly #ending: Ending;

  constructor(parts: ConversationParts, holding: Holding, ending: Ending) {
    this.#parts = parts;
    this.#holding = holding;
    this.#ending = ending;
  }

  /** Null: it was carried out. `turn` null: whatever its turn is now, so long as it is open. */
  carryOut(act: Act, by: Supervisor, now: number): Refused | null {
    const one = this.#parts.interactions.find(act.interaction);
    if (one === null) return { code: "not_found" };
    const refused = this.#try(act, one, by, now)
      ? null
      : overtaken(this.#parts.interactions.find(act.interaction) ?? one);
    const action = `interaction.${act.act}${refused === null ? "" : ".refused"}`;
    this.#parts.audit(by, action, act.interaction, refused ?? noted(act, one), now);
    return refused;
  }

  #try(act: Act, { held }: StoredInteraction, by: Supervisor, now: number): boolean {
    const one = alive(this.#parts, act.interaction);
    const turn = act.turn ?? held.turn;
    if (one === null) return false;
    switch (act.act) {
      case "take":
        return this.#holding.take(one, { by: by.who, byName: by.name, turn }, now);
      case "assign":
        return this.#assign(one, { ...act, turn }, by, now);
      case "move":
        return this.#move(one, { ...act, turn }, by, now);
      case "put-first":
        return this.#putFirst(one, turn, by, now);
      case "close": {
        const parting = act.text.trim() === "" ? null : { id: act.entry, text: act.text };
        const supervisor = { id: by.who, parting };
        const event = { by: null, byName: by.name, supervisor, turn, state: "closed", reason: "closed" } as const;
        return this.#ending.end(one, event, now);
      }
    }
  }

  #assign(one: StoredInteraction, { to, toName, note, turn }: Given, by: Supervisor, now: number): boolean {
    const step = rules.take(one.held, { by: to, turn });
    if (step === "stale") return false;
    const transfer = { by: by.who, byName: by.name, note, toName, bySupervisor: true };
    const said = firstSaid(this.#parts, one, now);
    carry(
      this.#parts,
      { ...said, agentName: toName, because: "given by a supervisor", choice: null, transfer },
      step,
      now,
    );
    this.#parts.clear("transfer");
    return true;
  }

  #move(one: StoredInteraction, { to, toName, note, turn }: Given, by: Supervisor, now: number): boolean {
    if (one.held.phase === "waiting" && one.held.campaign === to) return false;
    const step = rules.move(one.held, { to, turn });
    if (step === "stale") return false;
    const from = one.held.holder === null ? (one.facts?.campaignName ?? "") : one.agentName;
    const transfer = { by: by.who, byName: by.name, note, toName, bySupervisor: true };
    const next = { ...firstSaid(this.#parts, one, now), agentName: "", awaitingCustomer: false, transfer };
    carry(this.#parts, next, step, now);
    this.#parts.clear("transfer");
    this.#parts.event(next, { type: "moved", by: by.name, from, to: toName, note }, now);
    return true;
  }

  #putFirst(one: StoredInteraction, turn: number, by: Supervisor, now: number): boolean {
    if (one.held.phase !== "waiting") return false;
    const step = rules.move(one.held, { to: one.held.campaign, turn });
    if (step === "stale") return false;
    const next = firstSaid(this.#parts, one, now);
    carry(this.#parts, next, step, now);
    this.#parts.event(next, { type: "put-first", by: by.name }, now);
    return true;
  }
}

/** What the audit log keeps of an act: from whom, to whom, and why. */
function noted(act: Act, one: StoredInteraction): unknown {
  const from = one.agentName;
  if (act.act === "assign" || act.act === "move") return { from, to: act.toName, note: act.note };
  return act.act === "close" ? { from, text: act.text } : { from };
}
