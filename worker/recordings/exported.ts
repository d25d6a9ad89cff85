import { exportedLine } from "../../domain/dialer/exported-line.ts";
import type { InteractionItem } from "../../protocol/archive.ts";
import { findInteractions } from "../../store/archive/find-interactions.ts";
import type { InteractionSearch } from "../../store/archive/interaction-page.ts";
import { exportedPages } from "../exported-pages.ts";
import { withNames } from "./named.ts";

const HEADINGS =
  "closed case channel campaign agent customer mail phone subject first_words state disposition comment rating waited_s length_s id";

/** The list as CSV. */
export function exportedRecordings(
  env: Env,
  search: Omit<InteractionSearch, "limit" | "cursor">,
): ReadableStream<Uint8Array> {
  const page = async (asked: Pick<InteractionSearch, "limit" | "cursor">) => {
    const { items, nextCursor } = await findInteractions(env.ARCHIVE, { ...search, ...asked });
    return { items: await withNames(env.CONFIG, items), nextCursor };
  };
  return exportedPages(HEADINGS, page, lineOf);
}

function lineOf(item: InteractionItem): string {
  const { customer, disposition, assignedAt, closedAt } = item;
  return exportedLine([
    new Date(closedAt).toISOString(),
    item.caseNumber,
    item.channel,
    item.campaignName,
    item.agentName ?? "",
    customer.name,
    customer.mail,
    customer.phone,
    item.subject,
    item.opening ?? "",
    item.state,
    disposition?.levels.join(" › ") ?? "",
    disposition?.comment ?? "",
    item.rating ?? "",
    item.waited,
    assignedAt === null ? 0 : Math.round((closedAt - assignedAt) / 1_000),
    item.id,
  ]);
}
