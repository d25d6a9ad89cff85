import type { Agenda } from "../agenda.ts";
import { Facts } from "../facts.ts";
import { Board } from "./board.ts";
import { Figures } from "./figures.ts";
import { LineStore } from "./line-store.ts";
import { MemberStore } from "./member-store.ts";
import type { Monitor } from "./monitor.ts";
import type { QueueFacts, QueueParts } from "./parts.ts";
import { Tallies } from "./tallies.ts";

/** The parts of one queue over its storage; who watches its monitor hears of what changes in them. */
export function assembled(ctx: DurableObjectState, agenda: Agenda, monitor: Monitor): QueueParts {
  const { sql } = ctx.storage;
  const facts = new Facts<QueueFacts>(sql);
  const line = new LineStore(sql);
  const snapshot: QueueParts["snapshot"] = () => {
    const known = facts.get("snapshot");
    if (known === undefined) throw new Error("no configuration yet");
    return known;
  };
  return {
    line,
    facts,
    figures: new Figures(sql, (quarter) => monitor.quarterChanged(quarter)),
    tallies: new Tallies(sql),
    members: new MemberStore(sql, (agent) => monitor.agentChanged(agent)),
    board: new Board(ctx, line, monitor, () => {
      const { id, name } = snapshot().campaign;
      return { campaign: id, campaignName: name };
    }),
    snapshot,
    tellDesk: (agent, call) => agenda.post(`desk:${agent}`, call),
    tellConversation: (conversation, call) => agenda.post(`conversation:${conversation}`, call),
    wake: (timer, at, mode) => agenda.wake(timer, at, mode),
  };
}
