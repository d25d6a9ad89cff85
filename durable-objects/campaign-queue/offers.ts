import { delivers } from "../../domain/campaign/admission.ts";
import { type Choice, takenBy } from "../../domain/routing/choice.ts";
import { remember } from "../../domain/routing/delivery-order.ts";
import { dispatch } from "../../domain/routing/dispatch.ts";
import * as rules from "../../domain/routing/line.ts";
import type { AgentSnapshot } from "../../domain/routing/snapshot.ts";
import { type WhyNot, whyNots } from "../../domain/routing/why.ts";
import type { ConversationCall, ConversationReply } from "../calls/conversation.ts";
import type { DeskCall, DeskReply } from "../calls/desk.ts";
import type { OutboxRow } from "../outbox-rows.ts";
import type { ObjectCall, ObjectReply } from "../post.ts";
import type { Admissions } from "./admissions.ts";
import type { Counting } from "./counting.ts";
import type { StoredLineRow } from "./line-row.ts";
import type { QueueParts } from "./parts.ts";
import { carry } from "./tells.ts";

/** How long a desk may be silent beyond the time that its agent has to accept. */
const SILENCE_MS = 15_000;
const WAITS_KEPT = 20;

/** Who is offered what, and what their answers do. */
export class Offers {
  readonly #parts: QueueParts;
  readonly #admissions: Admissions;
  readonly #counting: Counting;

  constructor(parts: QueueParts, admissions: Admissions, counting: Counting) {
    this.#parts = parts;
    this.#admissions = admissions;
    this.#counting = counting;
  }

  /** Plans for everybody who waits and writes the offers; ms at which to look again at those whom all refused, null without. */
  plan(now: number): number | null {
    const { line, members, facts } = this.#parts;
    const { campaign, members: list } = this.#parts.snapshot();
    if (!delivers(campaign, now)) return null;
    const { offers, retryAt } = dispatch({
      waiting: waitingRows(line.waiting()),
      members: list,
      snapshots: members.all(),
      outstanding: line.outstanding(),
      strategy: campaign.strategy,
      order: campaign.order,
      memory: facts.get("memory") ?? { served: [] },
      now,
      draw: Math.random,
    });
    let waiting = offers.length === 0 ? 0 : line.waitingCount();
    for (const { interaction, agent, reason, choice } of offers) {
      const row = line.get(interaction);
      if (row === undefined) continue;
      this.#offer(row, { agent, because: reason, choice: { ...choice, waiting }, pulled: false }, now);
      waiting -= 1;
    }
    return retryAt;
  }

  /** Pull: the head of the line or, if named, that one; false when it is gone. */
  take(agent: string, interaction: string | null, now: number): boolean {
    const { line } = this.#parts;
    if (!delivers(this.#parts.snapshot().campaign, now)) return false;
    const [head] = line.waiting();
    const row = interaction === null ? head : line.get(interaction);
    if (row === undefined || row.state !== "waiting") return false;
    const choice = takenBy(agent, { place: line.placeOf(row), waiting: line.waitingCount() });
    this.#offer(row, { agent, because: "taken from the line", choice, pulled: true }, now);
    return true;
  }

  /** A desk said yes or no, at once or after ringing. */
  answered(
    interaction: string,
    event: { agent: string; n: number; yes: boolean; snapshot: AgentSnapshot },
    now: number,
  ): void {
    const { line, members, waitingList } = this.#parts;
    members.hear(event.snapshot, now);
    const row = line.get(interaction);
    const step = rules.offerAnswered(row, event);
    if (row === undefined) return;
    if (step.outcome === "late") return carry(this.#parts, row, step.tell);
    // A desk without room says no by itself, and says when it has some; only who could have said yes has refused.
    const refused = step.outcome === "refused" && event.snapshot.room > 0;
    const refusals = refused ? { ...row.refusals, [event.agent]: now } : row.refusals;
    const { counted, countedAs } = step.outcome === "assigned" ? this.#counting.answered(row, now) : row;
    line.put({ ...row, ...step.row, choice: null, refusals, counted, countedAs, changedAt: now });
    if (step.outcome === "refused") return waitingList.upserted({ ...row, ...step.row });
    waitingList.removed(interaction);
    this.#assigned(row, event.agent, now, step.tell);
  }

  /** What desks and conversations have answered to the calls of this queue. */
  replied(row: OutboxRow<ObjectCall>, reply: ObjectReply, now: number): void {
    const call = row.call as DeskCall | ConversationCall;
    if (call.verb === "offer") {
      const answer = reply as DeskReply;
      if (answer.answer !== "yes" && answer.answer !== "no") return;
      const agent = row.target.slice("desk:".length);
      const event = { agent, n: call.n, yes: answer.answer === "yes", snapshot: answer.snapshot };
      this.answered(call.parcel.summary.interaction, event, now);
    } else if (call.verb === "assigned" && (reply as ConversationReply).outcome === "stale") {
      this.#stale(call.interaction, call);
    }
  }

  /** The conversation knows of a later turn: the desk gives it back. */
  #stale(interaction: string, event: { agent: string; n: number }): void {
    const row = this.#parts.line.get(interaction);
    if (row !== undefined) carry(this.#parts, row, rules.assignmentStale(event));
  }

  /** Offers that no desk has answered for too long go back; the others are looked at when their time is up. */
  sweepSilent(now: number): void {
    const patience = this.#parts.snapshot().campaign.offerTimeout * 1_000 + SILENCE_MS;
    for (const row of this.#parts.line.offered()) {
      const until = row.changedAt + patience;
      if (until > now) {
        this.#parts.wake("silent", until, "keep");
        continue;
      }
      const step = rules.offerSilent(row);
      carry(this.#parts, row, step.tell);
      const refusals = row.agent === null ? row.refusals : { ...row.refusals, [row.agent]: now };
      this.#parts.line.put({ ...row, ...step.row, choice: null, refusals, changedAt: now });
      this.#parts.waitingList.upserted({ ...row, ...step.row });
    }
  }

  /** Why each member does not get the next one, for the monitor; null: they would. */
  explain(): Record<string, WhyNot | null> {
    const { line, members } = this.#parts;
    const { campaign, members: list } = this.#parts.snapshot();
    return Object.fromEntries(
      whyNots({
        members: list,
        snapshots: members.all(),
        outstanding: line.outstanding(),
        strategy: campaign.strategy,
      }),
    );
  }

  #offer(
    row: StoredLineRow,
    chosen: { agent: string; because: string; choice: Choice; pulled: boolean },
    now: number,
  ): void {
    const { agent, because, choice, pulled } = chosen;
    const step = rules.offer(row, agent);
    const offered = { ...row, ...step.row, because, choice, changedAt: now };
    this.#parts.line.put(offered);
    this.#parts.waitingList.upserted(offered);
    carry(this.#parts, offered, step.tell, { pulled });
  }

  #assigned(row: StoredLineRow, agent: string, now: number, tell: rules.LineTell[]): void {
    const { facts } = this.#parts;
    const { campaign, members } = this.#parts.snapshot();
    const waited = this.#counting.waited(row, now);
    if (campaign.order === "rrmemory")
      facts.set("memory", remember(facts.get("memory") ?? { served: [] }, agent, members));
    facts.set("lastWaits", [...(facts.get("lastWaits") ?? []), waited].slice(-WAITS_KEPT));
    carry(this.#parts, row, tell, {
      assigned: { because: row.because ?? "", choice: row.choice, waited, facts: this.#admissions.factsFor(row) },
    });
  }
}

function* waitingRows(rows: Iterable<StoredLineRow>) {
  for (const row of rows) {
    yield { interaction: row.interaction, since: row.since, preferred: row.preferred, refusedBy: row.refusals };
  }
}
