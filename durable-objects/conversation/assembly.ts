import type { Agenda } from "../agenda.ts";
import { auditLine } from "../audit-line.ts";
import { Facts } from "../facts.ts";
import { AUDIT } from "../post.ts";
import { programsTold } from "../telling.ts";
import { Announcing } from "./announcing.ts";
import { Attendance } from "./attendance.ts";
import { isPublicEvent } from "./audience.ts";
import { CarrierLine, type LineFacts } from "./carrier-line.ts";
import { DraftTexts } from "./draft-texts.ts";
import { InteractionStore, viewOf } from "./interaction-store.ts";
import { Log } from "./log.ts";
import type { Leaves, Stored, StoredChange } from "./log-row.ts";
import type { ConversationParts } from "./parts.ts";

/** Inside the transaction of a change. */
interface Hearers {
  /** Whether and how an entry goes to the customer by a carrier because of this change. */
  leaves(change: Stored): Leaves | null;
  /** It has been appended. */
  written(stored: StoredChange, leaves: Leaves | null, at: number): void;
}

/** The parts of one conversation over its storage. */
export function assembled(ctx: DurableObjectState, env: Env, agenda: Agenda, hearers: Hearers): ConversationParts {
  const write: ConversationParts["write"] = (change, isPublic, at) => {
    const leaves = isPublic || change.kind === "delivery" ? hearers.leaves(change) : null;
    const isLeaving = leaves !== null && change.kind === "entry";
    const noted = isLeaving ? { ...change, entry: { ...change.entry, leaving: true as const } } : change;
    const stored = parts.log.append(noted, isPublic, at, leaves);
    announcing.wrote(change, at);
    hearers.written(stored, leaves, at);
  };
  const parts: ConversationParts = {
    log: new Log(ctx.storage.sql),
    interactions: new InteractionStore(ctx.storage.sql),
    attendance: new Attendance(ctx, () => parts.interactions.current()?.held.campaign ?? null),
    drafts: new DraftTexts(ctx.storage.sql),
    line: new CarrierLine(new Facts<LineFacts>(ctx.storage.sql)),
    tellQueue: (campaign, call) => agenda.post(`queue:${campaign}`, call),
    tellDesk: (agent, call) => agenda.post(`desk:${agent}`, call),
    audit: (by, action, interaction, after, at) =>
      agenda.post(AUDIT, { verb: "audit", line: auditLine(by, action, interaction, after, at) }),
    wake: (timer, at, mode) => agenda.wake(timer, at, mode),
    clear: (timer) => agenda.clear(timer),
    forgetAside: (interactions) => agenda.forgetAside(interactions),
    write,
    event: (one, event, at, text = "") => {
      const by = { role: "system", id: "", name: "" } as const;
      const { interaction } = one.held;
      const entry = { id: crypto.randomUUID(), interaction, kind: "event", by, text, event, at } as const;
      write({ kind: "entry", entry }, isPublicEvent(event), at);
    },
    changed: (one, at) => {
      announcing.changed(parts.interactions.find(one.held.interaction), one, at);
      parts.interactions.put(one);
      write({ kind: "interaction", interaction: viewOf(one, parts.line.view()) }, true, at);
    },
  };
  const announcing = new Announcing(parts, programsTold(env, agenda));
  return parts;
}
