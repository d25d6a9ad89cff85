import type { Channel } from "../../../../domain/campaign/campaign.ts";
import { answer, api } from "../../api.ts";

const PAGE = "200";

/** The names of all campaigns that the user may see, or of those of one channel, however many pages they fill. */
export async function campaignNames(channel?: Channel): Promise<string[]> {
  return (await campaignIds(channel)).map(({ name }) => name);
}

/** The same with their ids. */
export async function campaignIds(channel?: Channel): Promise<{ id: string; name: string }[]> {
  const found: { id: string; name: string }[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = cursor === null ? { limit: PAGE } : { limit: PAGE, cursor };
    const page: { items: { id: string; name: string; channel: Channel }[]; nextCursor: string | null } = await answer(
      api.campaigns.$get({ query }),
    );
    found.push(...page.items.filter((one) => channel === undefined || one.channel === channel));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}
