import type { Board, BoardFrame, BoardQuarter } from "../../../protocol/board-socket.ts";

/** The board after one more frame; null before the first hello. What has not changed keeps its identity. */
export function boardAfter(board: Board | null, frame: BoardFrame): Board | null {
  if (frame.t === "hello") {
    const { campaign, totals, quarters, lastWeek, agents, waiting } = frame;
    return { campaign, totals, quarters, lastWeek, agents, waiting };
  }
  if (frame.t !== "changes" || board === null) return board;
  const { totals } = frame;
  return {
    campaign: frame.campaign ?? board.campaign,
    totals,
    quarters: since(
      totals.from,
      replaced(board.quarters, frame.quarters, [], (one) => one.at),
    ),
    lastWeek: frame.lastWeek ?? board.lastWeek,
    agents: replaced(board.agents, frame.agents, frame.gone, (one) => one.agent),
    waiting: replaced(board.waiting, frame.waiting, frame.left, (one) => one.interaction),
  };
}

/** Those of the day; the same ones while it lasts. */
function since(from: number, quarters: BoardQuarter[]): BoardQuarter[] {
  return quarters.every(({ at }) => at >= from) ? quarters : quarters.filter(({ at }) => at >= from);
}

/** Those with new ones in their places, the rest of the new ones behind, and without the removed. */
function replaced<Row, Key extends string | number>(
  rows: readonly Row[],
  changed: readonly Row[] = [],
  removed: readonly Key[] = [],
  keyOf: (row: Row) => Key,
): Row[] {
  if (changed.length === 0 && removed.length === 0) return rows as Row[];
  const news = new Map(changed.map((row) => [keyOf(row), row]));
  const gone = new Set(removed);
  const kept: Row[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    if (gone.has(key)) continue;
    kept.push(news.get(key) ?? row);
    news.delete(key);
  }
  return [...kept, ...news.values()];
}
