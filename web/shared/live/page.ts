import type { PageFrame } from "../../../protocol/conversation-page.ts";
import type { Thread } from "./thread.ts";

/** A thread with a page of it: the newest begins it, unless as much is known already; an older one goes on top where it joins. */
export function withPage(thread: Thread, page: PageFrame): Thread {
  const mails = page.entries.filter(({ mail }) => mail !== undefined).length;
  const deliveries = new Map(page.deliveries.map(({ entry, state, reason }) => [entry, { state, reason }] as const));
  const { entries, head } = page;
  if (head !== undefined) {
    if (head.rev <= thread.have) return thread;
    const earlier = page.earlier === null ? null : { before: page.earlier, mails: head.mails - mails };
    return { have: head.rev, entries, seen: head.seen, deliveries, interaction: head.interaction, earlier };
  }
  if (page.before !== thread.earlier?.before) return thread;
  return {
    ...thread,
    entries: [...entries, ...thread.entries],
    // What has come since then is newer.
    deliveries: new Map([...deliveries, ...thread.deliveries]),
    earlier: page.earlier === null ? null : { before: page.earlier, mails: thread.earlier.mails - mails },
  };
}
