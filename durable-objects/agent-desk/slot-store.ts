import type { Slot, SlotState, SlotStep } from "../../domain/agent/slots.ts";
import type { Parcel } from "../calls/interaction.ts";

/** A slot with what the desk must know to show it. */
export interface StoredSlot extends Slot {
  interaction: string;
  parcel: Parcel;
  /** Who offered: an answer after ringing goes there. */
  source: "queue" | "conversation";
  giver: { name: string; note: string } | null;
  /** ms until which it rings; null when it does not. */
  until: number | null;
  since: number;
  /** When the desk last asked the conversation whether this reservation stands. */
  askedAt: number | null;
  /** A tab has it on screen. */
  shown: boolean;
  awaiting: boolean;
  /** `rev` of the conversation when it was given. */
  head: number;
  /** ms since which the customer waits for our answer; null: the last word is ours. */
  unanswered: number | null;
}

type SqlRow = {
  interaction: string;
  n: number;
  turn: number;
  state: string;
  parcel: string;
  source: string;
  giver: string | null;
  until: number | null;
  since: number;
  asked_at: number | null;
  shown: number;
  awaiting: number;
  head: number;
  unanswered: number | null;
};

/** Longer than late duplicates live: so long the desk knows what it has answered, given back or seen end. */
export const REMEMBERED_MS = 24 * 60 * 60_000;

/** What this agent is offered and holds, and the offers that are over. */
export class SlotStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get(interaction: string): StoredSlot | undefined {
    return this.#sql.exec<SqlRow>("SELECT * FROM slots WHERE interaction = ?", interaction).toArray().map(fromSql)[0];
  }

  all(): StoredSlot[] {
    return this.#sql.exec<SqlRow>("SELECT * FROM slots ORDER BY since").toArray().map(fromSql);
  }

  put(slot: StoredSlot): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO slots VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      slot.interaction,
      slot.n,
      slot.turn,
      slot.state,
      JSON.stringify(slot.parcel),
      slot.source,
      slot.giver === null ? null : JSON.stringify(slot.giver),
      slot.until,
      slot.since,
      slot.askedAt,
      slot.shown ? 1 : 0,
      slot.awaiting ? 1 : 0,
      slot.head,
      slot.unanswered,
    );
  }

  remembered(interaction: string): number | undefined {
    return this.#sql.exec<{ n: number }>("SELECT n FROM remembered WHERE interaction = ?", interaction).toArray()[0]?.n;
  }

  /** Applies what the rules decided for one interaction; `details` complete a slot that is new or changed. */
  apply(
    interaction: string,
    step: SlotStep,
    details: Omit<StoredSlot, keyof Slot | "interaction"> | undefined,
    now: number,
  ): void {
    if (step.remember !== undefined) {
      this.#sql.exec("INSERT OR REPLACE INTO remembered VALUES (?, ?, ?)", interaction, step.remember, now);
    }
    if (step.slot === null) this.#sql.exec("DELETE FROM slots WHERE interaction = ?", interaction);
    else if (step.slot !== undefined && details !== undefined) this.put({ ...details, ...step.slot, interaction });
  }

  /** Forgets the offers that were over before `at`, ms. */
  forgetBefore(at: number): void {
    this.#sql.exec("DELETE FROM remembered WHERE at < ?", at);
  }
}

function fromSql(row: SqlRow): StoredSlot {
  return {
    interaction: row.interaction,
    n: row.n,
    turn: row.turn,
    state: row.state as SlotState,
    parcel: JSON.parse(row.parcel) as Parcel,
    source: row.source === "conversation" ? "conversation" : "queue",
    giver: row.giver === null ? null : (JSON.parse(row.giver) as { name: string; note: string }),
    until: row.until,
    since: row.since,
    askedAt: row.asked_at,
    shown: row.shown === 1,
    awaiting: row.awaiting === 1,
    head: row.head,
    unanswered: row.unanswered,
  };
}
