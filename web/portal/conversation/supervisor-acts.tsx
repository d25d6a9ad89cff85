import { useSignal } from "@preact/signals";
import type { InteractionView } from "../../../protocol/interaction-view.ts";
import { m } from "../../shared/paraglide/messages.js";
import { customerName } from "../inbox/rows.ts";
import { can, principal } from "../session.ts";
import { askedAct } from "../supervision/asked.ts";
import type { InteractionFacts } from "./facts.ts";
import type { OpenConversation } from "./open-conversations.ts";
import { refusedText } from "./refused-text.ts";

/** What a supervisor may do with it while it is open. */
export function SupervisorActs({ opened, view, facts }: TakeProps & { facts: InteractionFacts | null }) {
  const isOpen = view?.state === "active" || view?.state === "waiting";
  const staff = view?.staff;
  if (!isOpen || facts === null || staff === undefined) return <Take opened={opened} view={view} />;
  const one = {
    conversation: opened.conversation,
    interaction: view.id,
    turn: view.turn,
    name: customerName(facts),
    campaign: { id: staff.campaign, name: staff.campaignName, channel: staff.channel },
  };
  const ask = (dialog: "give" | "close") => {
    askedAct.value = { dialog, one };
  };
  return (
    <>
      {can("transfer") && (
        <wa-button appearance="outlined" size="s" onClick={() => ask("give")}>
          {m.inbox_transfer()}
        </wa-button>
      )}
      {can("close") && (
        <wa-button appearance="outlined" size="s" onClick={() => ask("close")}>
          {m.inbox_close()}
        </wa-button>
      )}
      <Take opened={opened} view={view} />
    </>
  );
}

interface TakeProps {
  opened: OpenConversation;
  view: InteractionView | null;
}

/** The conversation becomes the supervisor's own; its agent is told. */
function Take({ opened, view }: TakeProps) {
  const failure = useSignal<string | null>(null);
  if (!can("take") || view === null || view.agent?.id === principal.value?.user) return null;
  if (view.state !== "active" && view.state !== "waiting") return null;
  const take = async () => {
    const refused = await opened.client.act({ t: "take", id: crypto.randomUUID(), turn: view.turn });
    failure.value = refused === null ? null : refusedText(refused);
  };
  return (
    <>
      <span role="alert" class="bad-word">
        {failure.value}
      </span>
      <wa-button appearance="outlined" size="s" onClick={take}>
        {m.inbox_take_over()}
      </wa-button>
    </>
  );
}
