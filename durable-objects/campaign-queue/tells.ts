import type { LineTell } from "../../domain/routing/line.ts";
import type { ConversationCall } from "../calls/conversation.ts";
import type { Parcel } from "../calls/interaction.ts";
import type { StoredLineRow } from "./line-row.ts";
import type { QueueParts } from "./parts.ts";

/** Turns what the rules want told into outbox rows; `extra` completes what only the caller knows. */
export function carry(
  parts: QueueParts,
  row: StoredLineRow,
  tells: readonly LineTell[],
  extra: {
    pulled?: boolean;
    assigned?: Pick<Extract<ConversationCall, { verb: "assigned" }>, "because" | "choice" | "waited" | "facts">;
  } = {},
): void {
  for (const tell of tells) {
    if (tell.to === "conversation") {
      if (extra.assigned === undefined) continue;
      parts.tellConversation(row.conversation, {
        verb: "assigned",
        interaction: row.interaction,
        campaign: row.opening.campaign,
        agent: tell.agent,
        turn: tell.turn,
        n: tell.n,
        parcel: parcelOf(parts, row),
        ...extra.assigned,
      });
    } else if (tell.verb === "withdraw") {
      parts.tellDesk(tell.name, { verb: "withdraw", interaction: row.interaction, n: tell.n });
    } else {
      parts.tellDesk(tell.name, {
        verb: "offer",
        parcel: parcelOf(parts, row),
        turn: row.turn,
        n: tell.n,
        ring: parts.snapshot().campaign.offerTimeout,
        from: "queue",
        pulled: extra.pulled ?? false,
        giver: null,
      });
    }
  }
}

function parcelOf(parts: QueueParts, row: StoredLineRow): Parcel {
  const { campaign } = parts.snapshot();
  return {
    summary: { ...row.opening, campaignName: campaign.name, caseNumber: row.caseNumber },
    strategy: campaign.strategy,
    maxInteractions: campaign.maxInteractions,
    serviceLevel: campaign.thresholds.serviceLevel,
  };
}
