import type { InteractionItem } from "../../protocol/archive.ts";
import type { Page } from "../../protocol/configuration.ts";
import type { Runtime } from "../../scripts/runtime/miniflare.ts";
import type { PortalUser } from "./portal-user.ts";

/** The full-text index keeps no text, but it knows where each word stood. */
const SAID = `SELECT term FROM interaction_terms JOIN interactions ON interactions."row" = doc
  WHERE interactions.id = ? AND col = 'words' ORDER BY "offset"`;

/** Every word that ARCHIVE has of an interaction, in the order in which it was said. */
export async function recordedWords(runtime: Runtime, interaction: string): Promise<string[]> {
  const archive = await runtime.mf.getD1Database("ARCHIVE");
  const { results } = await archive.prepare(SAID).bind(interaction).all<{ term: string }>();
  return results.map(({ term }) => term);
}

/** All ended interactions of a campaign that a supervisor's screen lists, page by page. */
export async function archived(
  supervisor: PortalUser,
  search: { campaign: string; text?: string },
): Promise<InteractionItem[]> {
  const found: InteractionItem[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query = new URLSearchParams({ ...search, limit: "200", ...(cursor === "" ? {} : { cursor }) });
    const page: Page<InteractionItem> = await supervisor.ask(`/api/interactions?${query}`);
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

/** The counters of all campaigns over all time. */
export async function answeredAndReceived(runtime: Runtime): Promise<{ answered: number; received: number }> {
  const archive = await runtime.mf.getD1Database("ARCHIVE");
  const sums = "SELECT TOTAL(answered) AS answered, TOTAL(received) AS received FROM quarter_hours";
  return (await archive.prepare(sums).first()) ?? { answered: 0, received: 0 };
}
