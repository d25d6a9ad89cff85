import { Agenda } from "../agenda.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { Facts } from "../facts.ts";
import { Admissions } from "./admissions.ts";
import { ArchiveShelf } from "./archive-shelf.ts";
import { Clock } from "./clock.ts";
import { Counting } from "./counting.ts";
import { Figures } from "./figures.ts";
import { Forgetting } from "./forgetting.ts";
import { Hearing } from "./hearing.ts";
import { LeftMessages } from "./left-messages.ts";
import { LineStore } from "./line-store.ts";
import { MailAnswers } from "./mail-answers.ts";
import { MemberStore } from "./member-store.ts";
import { Monitor } from "./monitor.ts";
import { Offers } from "./offers.ts";
import type { QueueFacts, QueueParts } from "./parts.ts";
import { Tallies } from "./tallies.ts";
import { WaitingList } from "./waiting-list.ts";
import { Waits } from "./waits.ts";

/** The parts of one queue over its storage, put together; `afterwards`: something has happened that is not of a call. */
export function assemble(ctx: DurableObjectState, env: Env, afterwards: () => void) {
  const { sql } = ctx.storage;
  const agenda = new Agenda(ctx, env, "campaign", {
    replied: (row, reply) => offers.replied(row, reply, Date.now()),
    settled: afterwards,
  });
  const facts = new Facts<QueueFacts>(sql);
  const line = new LineStore(sql);
  const monitor = new Monitor(ctx, env, () => parts);
  const snapshot: QueueParts["snapshot"] = () => {
    const known = facts.get("snapshot");
    if (known === undefined) throw new Error("no configuration yet");
    return known;
  };
  const parts: QueueParts = {
    line,
    facts,
    figures: new Figures(sql, (quarter) => monitor.quarterChanged(quarter)),
    tallies: new Tallies(sql),
    members: new MemberStore(sql, (agent) => monitor.agentChanged(agent)),
    waitingList: new WaitingList(ctx, line, monitor, () => {
      const { id, name } = snapshot().campaign;
      return { campaign: id, campaignName: name };
    }),
    snapshot,
    transaction: (change) => allOrNothing(ctx.storage, change, () => facts.forgetCache()),
    tellDesk: (agent, call) => agenda.post(`desk:${agent}`, call),
    tellConversation: (conversation, call) => agenda.post(`conversation:${conversation}`, call),
    recordsAside: (aside) => agenda.tellAside("records", aside),
    wake: (timer, at, mode) => agenda.wake(timer, at, mode),
    clear: (timer) => agenda.clear(timer),
  };
  const counting = new Counting(parts);
  const admissions = new Admissions(parts, counting);
  const offers = new Offers(parts, admissions, counting);
  const waits = new Waits(env, parts, admissions);
  const shelf = new ArchiveShelf(sql, env.ARCHIVE, parts);
  const mailAnswers = new MailAnswers(sql);
  const hearing = new Hearing(admissions, offers, { counting, shelf, mailAnswers });
  const clock = new Clock(ctx, parts, { offers, waits, shelf, monitor }, afterwards);
  const forgetting = new Forgetting(line, { agenda, shelf, mailAnswers });
  return { agenda, parts, monitor, offers, waits, hearing, clock, shelf, forgetting, left: new LeftMessages(facts) };
}
