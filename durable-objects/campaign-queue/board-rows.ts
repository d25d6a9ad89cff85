import { customerName } from "../../domain/interaction/customer-name.ts";
import type { WaitCounts } from "../../domain/statistics/wait-counts.ts";
import type { BoardQuarter, BoardWaiting } from "../../protocol/board-socket.ts";
import type { StoredLineRow } from "./line-row.ts";

/** Whether a board shows it among those who wait. */
export function isInLine({ state }: StoredLineRow): boolean {
  return state === "waiting" || state === "offered";
}

/** One who waits, as the board shows them. */
export function waitingOf(row: StoredLineRow): BoardWaiting {
  const { customer, conversation, interaction, opening, subject } = row.opening;
  return {
    interaction,
    conversation,
    name: customerName(customer) || row.caseNumber,
    from: pathOf(customer.page.url) || subject || customer.phone || customer.mail || opening.slice(0, 40),
    since: row.enteredAt,
    offeredTo: row.state === "offered" ? row.agent : null,
    because: row.state === "offered" ? row.because : null,
  };
}

/** `/checkout` of `https://shop.example/checkout?x=1`; empty without an address. */
function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? "";
}

/** One quarter hour of its graph. */
export function quarterOf({ quarter, received, answered, abandoned }: WaitCounts & { quarter: number }): BoardQuarter {
  return { at: quarter, received, answered, abandoned };
}
