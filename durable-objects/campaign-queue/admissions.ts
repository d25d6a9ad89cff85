import { entryTime, refusal, textOfEnd } from "../../domain/campaign/admission.ts";
import { caseNumber } from "../../domain/campaign/names.ts";
import { closedText, localDay } from "../../domain/campaign/schedule.ts";
import { textFor } from "../../domain/campaign/texts.ts";
import type { ExpiryReason } from "../../domain/interaction/interaction.ts";
import * as rules from "../../domain/routing/line.ts";
import { campaignDay } from "../../domain/statistics/campaign-day.ts";
import type { CampaignFacts } from "../calls/interaction.ts";
import type { BegunReply, EnterReply, QueueCall } from "../calls/queue.ts";
import { campaignFacts } from "../campaign-facts.ts";
import type { Counting } from "./counting.ts";
import type { StoredLineRow } from "./line-row.ts";
import type { QueueParts } from "./parts.ts";
import { carry } from "./tells.ts";
import { POKE_AFTER_MS } from "./waits.ts";

type Enter = Extract<QueueCall, { verb: "enter" }>;
type Leave = Extract<QueueCall, { verb: "leave" }>;

/** Who comes into the line and who goes out of it. */
export class Admissions {
  readonly #parts: QueueParts;
  readonly #counting: Counting;

  constructor(parts: QueueParts, counting: Counting) {
    this.#parts = parts;
    this.#counting = counting;
  }

  enter(call: Enter, now: number): EnterReply {
    const known = this.#parts.line.get(call.opening.interaction);
    if (known?.turn === call.turn && known.refused !== null) return this.#refused(known, known.refused, now);
    const step = rules.enter(known, { turn: call.turn });
    if (step === "again" && known !== undefined) return this.#waiting(known);
    if (step === "stale" || step === "again") return { outcome: "stale" };

    const isReceived = known === undefined && !call.transfer;
    const row = this.#newRow(call, step.row, known, now);
    carry(this.#parts, row, step.tell);
    const reason = refusal(this.#parts.snapshot().campaign, now, {
      waiting: this.#parts.line.waitingCount(),
      returning: call.head || call.placed !== undefined,
    });
    if (reason !== null) return this.#refuse(row, reason, isReceived && reason === "full", now);
    this.#parts.line.put({ ...row, received: row.received || isReceived });
    this.#parts.wake("poke", now + POKE_AFTER_MS, "keep");
    if (isReceived) this.#counting.add(row, { received: 1 });
    this.#parts.waitingList.upserted(row);
    return this.#waiting(row);
  }

  /** An agent has begun it: it waits for nobody, and counts as none that was received. */
  begun(call: Extract<QueueCall, { verb: "begun" }>, now: number): BegunReply {
    const { campaign } = this.#parts.snapshot();
    const known = this.#parts.line.get(call.opening.interaction);
    const enter = { head: false, transfer: true, caseNumber: null, preferred: null, giver: null } as const;
    const active = { turn: call.turn, offers: 0, state: "active", agent: call.agent } as const;
    const row = known ?? this.#newRow({ ...call, ...enter, verb: "enter" }, active, undefined, now);
    if (known === undefined) {
      this.#parts.line.put(row);
      this.#parts.tallies.begun(call.agent, this.#today(now));
      this.#parts.waitingList.removed(row.interaction);
    }
    const { strategy, maxInteractions, thresholds } = campaign;
    const parcel = { strategy, maxInteractions, serviceLevel: thresholds.serviceLevel };
    return { outcome: "begun", caseNumber: row.caseNumber, facts: this.factsFor(row), parcel };
  }

  leave(call: Leave, now: number): void {
    const known = this.#parts.line.get(call.interaction);
    const step = rules.leave(known, { turn: call.turn });
    if (step === "stale") return;
    if (known === undefined) return;
    carry(this.#parts, known, step.tell);
    this.#parts.line.put({ ...this.#counting.left(known, call, now), ...step.row, changedAt: now });
    if (call.how === "served" && call.record !== null)
      this.#parts.tallies.completed(known.interaction, call.record.agent ?? "", this.#today(now));
    this.#parts.waitingList.removed(call.interaction);
  }

  moved(call: Extract<QueueCall, { verb: "moved" }>, now: number): void {
    const known = this.#parts.line.get(call.interaction);
    const step = rules.moved(known, call);
    if (step === "stale" || known === undefined) return;
    carry(this.#parts, known, step.tell);
    this.#parts.line.put({ ...this.#counting.answered(known, now), ...step.row, changedAt: now });
    this.#parts.waitingList.removed(call.interaction);
  }

  /** The line ends a wait: the row is gone, the conversation is told with the text. */
  expire(row: StoredLineRow, reason: ExpiryReason, now: number): void {
    const ended = row.counted ? row : this.#counting.count(row, { expired: 1 });
    this.#parts.line.put({ ...ended, state: "gone", changedAt: now });
    this.#parts.waitingList.removed(row.interaction);
    this.#parts.tellConversation(row.conversation, {
      verb: "expire",
      interaction: row.interaction,
      campaign: row.opening.campaign,
      turn: row.turn,
      reason,
      text: this.#endText(row, reason, now),
    });
  }

  factsFor(row: StoredLineRow): CampaignFacts {
    return campaignFacts(this.#parts.snapshot(), row.opening.customer.language);
  }

  #newRow(call: Enter, row: rules.LineRow, known: StoredLineRow | undefined, now: number): StoredLineRow {
    return {
      ...row,
      interaction: call.opening.interaction,
      conversation: call.opening.conversation,
      head: call.placed === "first" ? now : call.head ? 1 : 0,
      since: call.opening.since,
      ticket: this.#nextTicket(),
      enteredAt: known?.enteredAt ?? entryTime(this.#parts.snapshot().campaign, now),
      changedAt: now,
      opening: call.opening,
      caseNumber: call.caseNumber ?? known?.caseNumber ?? this.#nextCaseNumber(now),
      preferred: call.preferred,
      refused: null,
      because: null,
      choice: null,
      counted: known?.counted ?? call.transfer,
      received: known?.received ?? false,
      countedAs: known?.countedAs ?? null,
      refusals: call.giver === null ? {} : { [call.giver]: now },
    };
  }

  /** Who comes while it is closed was received by nobody; who comes while it is full was. */
  #refuse(row: StoredLineRow, reason: ExpiryReason, isReceived: boolean, now: number): EnterReply {
    const counted = isReceived ? this.#counting.count(row, { received: 1, expired: 1 }) : row;
    const refused: StoredLineRow = { ...counted, received: isReceived, state: "gone", refused: reason };
    this.#parts.line.put(refused);
    return this.#refused(refused, reason, now);
  }

  #refused(row: StoredLineRow, reason: ExpiryReason, now: number): EnterReply {
    const text = this.#endText(row, reason, now);
    return { outcome: "refused", reason, text, caseNumber: row.caseNumber, facts: this.factsFor(row) };
  }

  #waiting(row: StoredLineRow): EnterReply {
    const { members, line } = this.#parts;
    const staffed = members.staffed(this.#parts.snapshot().members.map((member) => member.agent));
    const position = row.state === "waiting" ? line.waitingCount() : 0;
    return {
      outcome: "waiting",
      ticket: row.ticket,
      enteredAt: row.enteredAt,
      position,
      caseNumber: row.caseNumber,
      staffed,
      facts: this.factsFor(row),
    };
  }

  #endText(row: StoredLineRow, reason: ExpiryReason, now: number): string {
    const { campaign } = this.#parts.snapshot();
    const own = textOfEnd(reason);
    const texts = (own === "outOfTime" ? closedText(campaign.schedule, now) : null) ?? campaign.messages[own];
    return textFor(texts, row.opening.customer.language, campaign.defaultLanguage);
  }

  #today(now: number): string {
    return campaignDay(this.#parts.snapshot().campaign.schedule, now).day;
  }

  #nextTicket(): number {
    const ticket = this.#parts.facts.get("ticket") ?? 1;
    this.#parts.facts.set("ticket", ticket + 1);
    return ticket;
  }

  #nextCaseNumber(now: number): string {
    const { campaign } = this.#parts.snapshot();
    const day = localDay(campaign.schedule.zone, now);
    const last = this.#parts.facts.get("cases");
    const n = last?.day === day ? last.n + 1 : 1;
    this.#parts.facts.set("cases", { day, n });
    return caseNumber(campaign.caseCode, day, n);
  }
}
