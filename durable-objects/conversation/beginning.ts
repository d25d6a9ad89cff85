import * as rules from "../../domain/interaction/holder.ts";
import type { Opening } from "../calls/interaction.ts";
import { newInteraction, type StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";

export const OPENING_LENGTH = 200;

/** A customer's message begins an interaction: it asks for a place in line. Whose words they answer, or who served them last, is preferred. */
export function enterLine(parts: ConversationParts, begun: Omit<Opening, "interaction">): StoredInteraction {
  const last = parts.interactions.current();
  const interaction = `${begun.conversation}-${parts.interactions.nextNumber()}`;
  const { held } = rules.begin(interaction, begun.campaign);
  const opening: Opening = { ...begun, interaction };
  const one = newInteraction(held, opening, []);
  parts.interactions.put(one);
  const preferred = parts.line.facts.get("preferred") || (last?.segments.at(-1)?.agent ?? null);
  const enter = {
    verb: "enter",
    opening,
    turn: 1,
    head: false,
    transfer: false,
    caseNumber: null,
    giver: null,
  } as const;
  parts.tellQueue(begun.campaign, { ...enter, preferred });
  return one;
}
