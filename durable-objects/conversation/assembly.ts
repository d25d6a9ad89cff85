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
import type { StoredChange } from "./log-row.ts";
import type { ConversationParts } from "./parts.ts";

/** The parts of one conversation over its storage; `written` hears of every change as it is appended, inside its transaction. */
export function assembled(
  ctx: DurableObjectState,
  env: Env,
  agenda: Agenda,
  written: (stored: StoredChange, at: number) => void,
): ConversationParts {
  const write: ConversationParts["write"] = (change, isPublic, at) => {
    const stored = parts.log.append(change, isPublic, at);
    announcing.wrote(change, at);
    written(stored, at);
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
