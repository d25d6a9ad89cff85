import { useSignal } from "@preact/signals";
import { transferRefusal } from "../../../domain/interaction/transfer-limit.ts";
import type { HeldInteraction } from "../../../protocol/desk-socket.ts";
import type { ConversationClient } from "../../shared/live/conversation.ts";
import { desk } from "../desk/desk.ts";
import { customerName } from "../inbox/rows.ts";
import type { InteractionFacts } from "./facts.ts";
import { readiestFirst } from "./readiness.ts";
import { refusedText } from "./refused-text.ts";
import { TargetDialog } from "./target-dialog.tsx";
import type { TransferTarget } from "./targets.tsx";
import { useReadiness } from "./use-readiness.ts";

interface TransferDialogProps {
  held: HeldInteraction;
  facts: InteractionFacts;
  client: ConversationClient;
  closed: () => void;
}

const FIND_FROM = 8;

/** TRF-2: to a colleague or to a campaign's line. */
export function TransferDialog({ held, facts: { turn }, client, closed }: TransferDialogProps) {
  const failure = useSignal<string | null>(null);
  const agents = readiestFirst(desk.value?.colleagues ?? [], useReadiness());
  const all = desk.value?.campaigns ?? [];
  const allowed = all.find(({ id }) => id === held.campaign)?.transferTo;
  const origin = { campaign: held.campaign, channel: held.channel, allowed };
  const campaigns = all.filter(({ id, channel }) => transferRefusal(origin, { campaign: id, channel }) === null);
  const transfer = async ({ to }: TransferTarget, note: string) => {
    const refused = await client.act({ t: "transfer", id: crypto.randomUUID(), turn, note, to });
    return refused === null ? null : refusedText(refused);
  };
  return (
    <TargetDialog
      name={customerName(held)}
      agents={agents}
      campaigns={campaigns}
      finds={agents.length + campaigns.length > FIND_FROM}
      failure={failure}
      give={transfer}
      closed={closed}
    />
  );
}
