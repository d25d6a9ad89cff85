import { BLOCK_SOURCES, type BlockSource } from "../../../../protocol/black-list.ts";

/** What the list is narrowed to; it stands in the address. */
export interface BlackListFilter {
  /** What a number begins with, in any way of writing it. */
  address: string;
  source: BlockSource | "all";
  /** Name of a campaign or dialer; empty: any. */
  campaign: string;
}

export function filterIn({ address = "", source, campaign = "" }: Record<string, string>): BlackListFilter {
  return { address, campaign, source: BLOCK_SOURCES.find((one) => one === source) ?? "all" };
}

/** As the door takes it, and as the address says it. */
export function queryOf({ address, source, campaign }: BlackListFilter): Record<string, string> {
  return {
    ...(address.trim() !== "" && { address: address.trim() }),
    ...(source !== "all" && { source }),
    ...(campaign !== "" && { campaign }),
  };
}

export function hrefOf(filter: BlackListFilter): string {
  const query = new URLSearchParams(queryOf(filter)).toString();
  return query === "" ? "/black-list" : `/black-list?${query}`;
}

export function exportHref(filter: BlackListFilter): string {
  return `/api/blacklist/export.csv?${new URLSearchParams(queryOf(filter))}`;
}
