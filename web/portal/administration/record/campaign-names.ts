import type { Channel } from "../../../../domain/campaign/campaign.ts";
import { answer, api } from "../../api.ts";

const PAGE = "200";

/** The names of all campaigns that the user may see, or of those of one channel, however many pages they fill. */
export async function campaignNames(channel?: Channel): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = cursor === null ? { limit: PAGE } : { limit: PAGE, cursor };
    const page: { items: { name: string; channel: Channel }[]; nextCursor: string | null } = await answer(
      api.campaigns.$get({ query }),
    );
    names.push(...page.items.flatMap((one) => (channel === undefined || one.channel === channel ? [one.name] : [])));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return names;
}
