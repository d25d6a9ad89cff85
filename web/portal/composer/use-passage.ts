import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Channel } from "../../../domain/campaign/campaign.ts";
import type { Word } from "../../../protocol/conversation-word.ts";
import type { CarrierLine } from "../../../protocol/interaction-view.ts";
import { now } from "../clock.ts";
import { type Passage, passageFor, type Tab, tabsFor } from "./passage.ts";

/** What the composer knows of the way to the customer. */
export interface Carrier {
  channel: Channel;
  /** Id, for its templates. */
  campaign: string;
  line: CarrierLine;
}

/** What may leave now, and in which tabs one writes it: reads the clock, draws only when the answer changes. */
export function usePassage(
  kinds: readonly Word["kind"][],
  carrier: Carrier | null,
): { passage: Passage; tabs: readonly Tab[] } {
  const passage = useMemo(
    () => computed<Passage>(() => (carrier === null ? "free" : passageFor(carrier.channel, carrier.line, now.value))),
    [carrier?.channel, carrier?.line],
  ).value;
  return { passage, tabs: carrier === null ? kinds : tabsFor(carrier.channel, passage, kinds) };
}
