import { presence } from "../../domain/agent/presence.ts";
import type { Agenda } from "../agenda.ts";
import { Facts } from "../facts.ts";
import { AUDIT } from "../post.ts";
import { GRACE_MS } from "./lease.ts";
import type { DeskFacts, DeskParts } from "./parts.ts";
import { SlotStore } from "./slot-store.ts";
import type { Tabs } from "./tabs.ts";
import { TimeSheet } from "./time-sheet.ts";

/** The parts of one desk over its storage. */
export function assembled(ctx: DurableObjectState, agenda: Agenda, tabs: Tabs): DeskParts {
  const { sql } = ctx.storage;
  const agent = ctx.id.name ?? "";
  const facts = new Facts<DeskFacts>(sql);
  const wake: DeskParts["wake"] = (timer, at, mode) => agenda.wake(timer, at, mode);
  return {
    agent,
    slots: new SlotStore(sql),
    facts,
    timeSheet: new TimeSheet(sql, { agent, facts, wake, post: (target, call) => agenda.post(target, call) }),
    told: new Map(),
    present: () => tabs.fresh(Date.now()),
    gone: () => presence(tabs.lastSeen(), Date.now(), GRACE_MS) === "gone",
    tellQueue: (campaign, call) => agenda.post(`queue:${campaign}`, call),
    tellConversation: (conversation, call) => agenda.post(`conversation:${conversation}`, call),
    audit: (line) => agenda.post(AUDIT, { verb: "audit", line }),
    push: (frame) => tabs.push(frame),
    wake,
  };
}
