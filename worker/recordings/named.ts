import type { InteractionItem, InteractionLine } from "../../protocol/archive.ts";
import { namesOf } from "../../store/configuration/names-of.ts";

/** Lines with the names of their campaigns and agents: the archive keeps ids alone. */
export async function withNames(config: D1Database, lines: InteractionLine[]): Promise<InteractionItem[]> {
  const agents = lines.flatMap(({ agent }) => (agent === null ? [] : [agent]));
  const names = await namesOf(
    config,
    lines.map(({ campaign }) => campaign),
    agents,
  );
  return lines.map((line) => ({
    ...line,
    campaignName: names.get(line.campaign) ?? "",
    agentName: line.agent === null ? null : (names.get(line.agent) ?? ""),
  }));
}
