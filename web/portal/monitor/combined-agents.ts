import type { Board, BoardAgent, BoardCampaign } from "../../../protocol/board-socket.ts";
import type { MonitorAgent } from "./combined.ts";
import type { Recall } from "./recall.ts";

const byName = new Intl.Collator();

type OnBoard = { campaign: BoardCampaign; row: BoardAgent };

/** The agents of several boards, each once: who is there first, then by name. Whoever has not changed keeps their identity. */
export function agentsOf(boards: readonly Board[], team: ReadonlySet<string> | null, recall: Recall): MonitorAgent[] {
  const known = new Map<string, OnBoard[]>();
  for (const { campaign, agents } of boards) {
    for (const row of agents) {
      if (team !== null && !team.has(row.agent)) continue;
      known.set(row.agent, [...(known.get(row.agent) ?? []), { campaign, row }]);
    }
  }
  return [...known.values()]
    .flatMap((places) => {
      const [first, ...others] = places.flatMap(({ row, campaign }) => [row, campaign]);
      return first === undefined ? [] : [recall.of([first, ...others], () => oneAgent(places))];
    })
    .sort(
      (a, b) =>
        Number(a.status === "disconnected") - Number(b.status === "disconnected") ||
        byName.compare(a.name, b.name) ||
        (a.agent < b.agent ? -1 : 1),
    );
}

/** An agent of several campaigns. Each queue hears of them by itself: the youngest change is what they are. */
function oneAgent(places: readonly OnBoard[]): MonitorAgent {
  const rows = places.map(({ row }) => row);
  const { why: _, held: __, penalty: ___, ...newest } = rows.reduce((a, b) => (b.since >= a.since ? b : a));
  return {
    ...newest,
    completed: rows.reduce((sum, { completed }) => sum + completed, 0),
    held: places.flatMap(({ campaign, row: { agent, name, held } }) =>
      held.map((one) => ({ ...one, agent, agentName: name, campaign })),
    ),
    whys: places.map(({ campaign, row: { why, penalty } }) => ({ campaign, why, penalty })),
  };
}
