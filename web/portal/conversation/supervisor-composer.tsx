import { Composer } from "../composer/composer.tsx";
import { can } from "../session.ts";
import type { InteractionFacts } from "./facts.ts";
import type { OpenConversation } from "./open-conversations.ts";

interface SupervisorComposerProps {
  opened: OpenConversation;
  facts: InteractionFacts;
  /** They speak to the customer too, under their own name. */
  joined: boolean;
}

/** Whispers and notes of one who looks on; having joined, words to the customer before them. */
export function SupervisorComposer({ opened, facts, joined }: SupervisorComposerProps) {
  const { channel, campaign, campaignName, caseNumber, customer, line } = facts;
  const variables = { name: customer.name, agent: "", case: caseNumber, campaign: campaignName };
  const aside = can("whisper") ? (["whisper", "note"] as const) : (["note"] as const);
  return (
    <Composer
      // What was begun as a whisper is not sent to the customer by having joined.
      key={String(joined)}
      opened={opened}
      kinds={joined ? ["message", ...aside] : aside}
      canned={[]}
      variables={variables}
      files={false}
      carrier={joined && line !== null ? { channel, campaign, line } : null}
    />
  );
}
