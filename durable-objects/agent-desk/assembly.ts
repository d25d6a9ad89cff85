import { presence } from "../../domain/agent/presence.ts";
import { Agenda } from "../agenda.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import type { News } from "../calls/desk.ts";
import { Facts } from "../facts.ts";
import { AUDIT } from "../post.ts";
import { programsTold } from "../telling.ts";
import { Acts } from "./acts.ts";
import { Announcements } from "./announcements.ts";
import { Breaks } from "./breaks.ts";
import { Clock } from "./clock.ts";
import { DeskView } from "./desk-view.ts";
import { Display } from "./display.ts";
import { GRACE_MS, Lease } from "./lease.ts";
import { Orders } from "./orders.ts";
import type { DeskFacts, DeskParts } from "./parts.ts";
import { Sessions } from "./sessions.ts";
import { SlotStore } from "./slot-store.ts";
import { StatusNews } from "./status-news.ts";
import { Tabs } from "./tabs.ts";
import { TimeSheet } from "./time-sheet.ts";
import { Unconfirmed } from "./unconfirmed.ts";
import { Work } from "./work.ts";

/** The parts of one desk over its storage, put together; `afterwards`: something has happened that is not of a call. */
export function assemble(ctx: DurableObjectState, env: Env, afterwards: () => void) {
  const { sql } = ctx.storage;
  const agent = ctx.id.name ?? "";
  const agenda = new Agenda(ctx, env, "agent", { replied: () => {}, settled: afterwards });
  const tabs = new Tabs(ctx);
  const facts = new Facts<DeskFacts>(sql);
  const wake: DeskParts["wake"] = (timer, at, mode) => agenda.wake(timer, at, mode);
  const parts: DeskParts = {
    agent,
    slots: new SlotStore(sql),
    facts,
    timeSheet: new TimeSheet(sql, { agent, facts, wake, post: (target, call) => agenda.post(target, call) }),
    told: new Map(),
    present: () => tabs.fresh(Date.now()),
    gone: () => presence(tabs.lastSeen(), Date.now(), GRACE_MS) === "gone",
    transaction: (change) => allOrNothing(ctx.storage, change, () => facts.forgetCache()),
    tellQueue: (campaign, call) => agenda.post(`queue:${campaign}`, call),
    tellConversation: (conversation, call) => agenda.post(`conversation:${conversation}`, call),
    audit: (line) => agenda.post(AUDIT, { verb: "audit", line }),
    push: (frame) => tabs.push(frame),
    wake,
  };
  // Hints from conversations: gone with the instance, asked for again at the next hello.
  const news = new Map<string, News>();
  const breaks = new Breaks(parts, sql);
  const view = new DeskView(env.TICKET_SECRET, parts, breaks, news);
  const display = new Display(ctx, env, { parts, tabs, view, news });
  const work = new Work(parts, (interaction, what, by) => display.changed(interaction, what, by));
  const lease = new Lease(parts, tabs, work);
  const unconfirmed = new Unconfirmed(ctx, env, parts, { work, afterwards });
  return {
    agenda,
    clock: new Clock(parts, { breaks, lease, unconfirmed }),
    tabs,
    parts,
    breaks,
    view,
    display,
    work,
    lease,
    acts: new Acts(env, parts, work, breaks, lease),
    orders: new Orders(parts, breaks, lease),
    sessions: new Sessions(env, sql, parts, tabs),
    announcements: new Announcements(env, parts),
    status: new StatusNews(parts, programsTold(env, agenda), (at) => ({
      status: breaks.status(at),
      today: view.today(at),
    })),
  };
}
