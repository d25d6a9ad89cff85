import type { BlockedAddress, BlockSource } from "../../../../protocol/black-list.ts";
import { m } from "../../../shared/paraglide/messages.js";

export const SOURCE_NAMES: Record<BlockSource, () => string> = {
  customer: m.blacklist_source_customer,
  agent: m.blacklist_source_agent,
  upload: m.blacklist_source_upload,
  registry: m.blacklist_source_registry,
  complaint: m.blacklist_source_complaint,
  api: m.blacklist_source_api,
};

/** What an entry blocks. */
export function scopeText(scope: BlockedAddress["scope"]): string {
  switch (scope.kind) {
    case "all":
      return m.blacklist_blocks_all();
    case "campaign":
      return m.blacklist_blocks_campaign({ name: scope.name });
    case "dialer":
      return m.blacklist_blocks_dialer({ name: scope.name });
    case "sender":
      return m.blacklist_blocks_sender({ name: scope.sender });
  }
}
