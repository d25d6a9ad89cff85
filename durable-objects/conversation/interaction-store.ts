import type { Held } from "../../domain/interaction/held.ts";
import type { Disposition, InteractionState } from "../../domain/interaction/interaction.ts";
import type { Starred } from "../../domain/interaction/starred.ts";
import type { Choice } from "../../domain/routing/choice.ts";
import type { CarrierLine, InteractionView } from "../../protocol/interaction-view.ts";
import type { ClosingAnswers } from "../../protocol/quality.ts";
import type { CampaignFacts, Opening, Parcel } from "../calls/interaction.ts";

/** One interaction of this conversation, as stored: the newest is the one that lives. */
export interface StoredInteraction {
  held: Held;
  opening: Opening;
  extra: { label: string; value: string }[];
  facts: CampaignFacts | null;
  /** What was typed into the form, until the line has let it in. */
  firstWord: { id: string; text: string; by: string } | null;
  /** Of the campaign that it is in now, for desks. */
  parcel: Parcel | null;
  caseNumber: string;
  ticket: number;
  /** How it ended; null while it lives. */
  end: {
    state: Exclude<InteractionState, "waiting" | "offered" | "active">;
    reason: string;
    /** Who ended it; empty when nobody did by hand. */
    by: { id: string; name: string };
    at: number;
    /** It was not its holder's own act. */
    bySupervisor?: boolean;
  } | null;
  agentName: string;
  because: string;
  /** Out of whom, until the log tells it. */
  choice?: Choice | null;
  /** Seconds in schedule, to the first assignment. */
  waited: number;
  assignedAt: number | null;
  firstReplyAt: number | null;
  /** The note of the transfer under way, and who gave it. */
  transfer: { by: string; byName: string; note: string; toName: string; bySupervisor?: boolean } | null;
  customerGone: boolean;
  awaitingCustomer: boolean;
  /** Reopened after closing: it stays uncounted until it is answered. */
  afterClose: boolean;
  disposition: Disposition | null;
  /** What its holder would close it as, told before the close. */
  dispositionSoFar?: Disposition | null;
  /** Thanks of the customer after its end (R12). */
  courtesies?: number;
  /** Entries that its holders have marked, and by whom. */
  starred?: Starred["starred"];
  starredBy?: Starred["starredBy"];
  /** WEB-21: of whoever closed it last. */
  closingAnswers?: ClosingAnswers | null;
  rating: { score: number; comment: string } | null;
  segments: { agent: string; name: string; campaign: string; from: number; to: number | null }[];
  /** seq up to which each side has seen. */
  seen: { visitor: number; agent: number };
  warnedAt: number | null;
  /** The line that it was received in, and when its wait began there. */
  received?: { campaign: string; at: number };
  /** The agent who began it, instead of the customer. */
  begunBy?: string;
}

/** The interactions of one thread, one after the other: only the last one can be open. */
export class InteractionStore {
  readonly #sql: SqlStorage;
  #current: { n: number; data: StoredInteraction } | null | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The newest one, dead or alive; null before the first. */
  current(): StoredInteraction | null {
    return this.#newest()?.data ?? null;
  }

  find(interaction: string): StoredInteraction | null {
    const current = this.#newest();
    if (current?.data.held.interaction === interaction) return current.data;
    const n = Number(interaction.slice(interaction.lastIndexOf("-") + 1));
    // Words of ours that nobody has answered are of none (`noInteraction`).
    if (n === 0) return null;
    const row = this.#sql.exec<{ data: string }>("SELECT data FROM interactions WHERE n = ?", n).toArray()[0];
    const found = row === undefined ? null : (JSON.parse(row.data) as StoredInteraction);
    return found?.held.interaction === interaction ? found : null;
  }

  /** A number is given once, also where what had it is forgotten. */
  nextNumber(): number {
    const row = this.#sql.exec<{ value: string }>("SELECT value FROM facts WHERE name = ?", "numbered").toArray()[0];
    return Math.max(this.#newest()?.n ?? 0, Number(row?.value ?? 0)) + 1;
  }

  put(data: StoredInteraction): void {
    const n = Number(data.held.interaction.slice(data.held.interaction.lastIndexOf("-") + 1));
    this.#sql.exec("INSERT OR REPLACE INTO interactions VALUES (?, ?)", n, JSON.stringify(data));
    if (n >= (this.#newest()?.n ?? 0)) this.#current = { n, data };
  }

  remove(interaction: string): void {
    this.#sql.exec("DELETE FROM interactions WHERE n = ?", Number(interaction.slice(interaction.lastIndexOf("-") + 1)));
    this.forgetCache();
  }

  forgetCache(): void {
    this.#current = undefined;
  }

  #newest(): { n: number; data: StoredInteraction } | null {
    if (this.#current === undefined) {
      const row = this.#sql
        .exec<{ n: number; data: string }>("SELECT n, data FROM interactions ORDER BY n DESC LIMIT 1")
        .toArray()[0];
      this.#current = row === undefined ? null : { n: row.n, data: JSON.parse(row.data) as StoredInteraction };
    }
    return this.#current;
  }
}

/** What the staff may know of an interaction now; `audience.ts` takes away what a visitor may not. */
export function viewOf(one: StoredInteraction, line: CarrierLine | null): InteractionView {
  const { held, opening, facts } = one;
  const state: InteractionState = one.end?.state ?? (held.phase === "active" ? "active" : "waiting");
  const pending = held.pending;
  return {
    id: held.interaction,
    state,
    turn: held.turn,
    caseNumber: one.caseNumber,
    ticket: one.ticket,
    since: opening.since,
    agent: held.holder === null ? null : { id: held.holder, name: one.agentName },
    staff: {
      campaign: held.campaign,
      campaignName: facts?.campaignName ?? "",
      assignedBecause: one.because,
      waited: one.waited * 1_000,
      transferringTo: pending === null ? null : (one.transfer?.toName ?? ""),
      awaitingCustomer: one.awaitingCustomer,
      customer: opening.customer,
      extra: one.extra,
      channel: opening.channel,
      line,
      starred: one.starred ?? [],
      starredBy: one.starredBy ?? {},
      disposition: one.dispositionSoFar ?? one.disposition,
    },
  };
}

/** A new one, before the queue has answered. */
export function newInteraction(
  held: Held,
  opening: Opening,
  extra: StoredInteraction["extra"],
  agentName = "",
): StoredInteraction {
  return {
    held,
    opening,
    extra,
    firstWord: null,
    facts: null,
    parcel: null,
    caseNumber: "",
    ticket: 0,
    end: null,
    agentName,
    because: "",
    waited: 0,
    assignedAt: null,
    firstReplyAt: null,
    transfer: null,
    customerGone: false,
    awaitingCustomer: false,
    afterClose: false,
    disposition: null,
    rating: null,
    segments: [],
    seen: { visitor: 0, agent: 0 },
    warnedAt: null,
  };
}
