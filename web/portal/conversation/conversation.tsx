import { useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { now } from "../clock.ts";
import { Composer } from "../composer/composer.tsx";
import { CustomerDrawer, CustomerPane } from "../customer/customer-pane.tsx";
import { desk } from "../desk/desk.ts";
import { SHORTCUTS, useKeys } from "../frame/keys.ts";
import { Icon } from "../icon.tsx";
import { customerName, isAfterClose } from "../inbox/rows.ts";
import { lazy } from "../lazy.ts";
import { useWide } from "../wide.ts";
import { AfterClose } from "./after-close.tsx";
import { InConversation, useHeldContext } from "./context.ts";
import "./conversation.css";
import { offeredWords } from "../composer/offered-words.ts";
import { factsOf, type InteractionFacts } from "./facts.ts";
import { handOver } from "./hand-over.ts";
import { HandOverCard } from "./hand-over-card.tsx";
import { Header } from "./header.tsx";
import type { Asked } from "./header-menu.tsx";
import type { Shown } from "./held-conversation.tsx";
import { Log } from "./log.tsx";
import type { OpenConversation } from "./open-conversations.ts";
import { Released } from "./released.tsx";
import { useAllOf } from "./use-all-of.ts";

const CloseDialog = lazy(() => import("./close-dialog.tsx").then((module) => module.CloseDialog));
const TransferDialog = lazy(() => import("./transfer-dialog.tsx").then((module) => module.TransferDialog));
const OptOutDialog = lazy(() => import("./opt-out-dialog.tsx").then((module) => module.OptOutDialog));

/** One customer's conversation: header, log, composer, and the customer beside it. */
export function Conversation({ opened, held, released, back }: Shown) {
  const live = opened.live.value;
  const roomy = useWide("(min-width: 1280px)");
  const asked = useSignal<Asked>(null);
  const facts = factsOf(held, live.thread.interaction, live.thread.entries);
  const mine = released === null && live.ended === null;
  const returned = mine && isAfterClose(held);
  const { client } = opened;
  const seen = useCallback((seq: number) => client.seen(seq), [client]);
  const earlier = useCallback(() => void client.earlier(), [client]);
  const context = useHeldContext(opened, held);
  const given = handOver(live.thread.entries, held.interaction, context.me, live.thread.interaction?.staff);
  useAllOf(given === null ? [] : context.starred, opened);
  const done = () => {
    asked.value = null;
  };
  /** In the customer's own language. */
  const greet = (unasked: boolean) => {
    const { name, language: locale } = facts.customer;
    const text = m.inbox_greeting({ name: name.split(" ")[0] ?? "", agent: context.me.name }, { locale });
    offeredWords.value = { conversation: held.conversation, text, unasked };
  };

  useKeys(
    mine
      ? [
          [SHORTCUTS.transfer, () => (asked.value = "transfer")],
          ...(returned ? [] : [[SHORTCUTS.close, () => (asked.value = "close")] as const]),
          [SHORTCUTS.customer, () => (asked.value = roomy ? null : "customer")],
        ]
      : [],
  );

  return (
    <InConversation.Provider value={context}>
      <div class="beside">
        <section class="conversation" aria-label={m.inbox_conversation_with({ name: customerName(held) })}>
          <Header facts={facts} held={held} mine={mine} back={back} client={client} asked={asked} />
          {returned && <AfterClose facts={facts} client={client} />}
          {mine && given !== null && <HandOverCard key={held.turn} card={given} greet={greet} />}
          <div class="conversation-body">
            <Log live={live} me={context.me.id} label={m.inbox_log()} seen={seen} earlier={earlier} />
          </div>
          <Typing opened={opened} />
          {released !== null && <Released why={released} />}
          {mine && <AgentComposer opened={opened} facts={facts} calm={returned} />}
        </section>
        {roomy && <CustomerPane facts={facts} mine={mine} />}
      </div>
      {!roomy && asked.value === "customer" && <CustomerDrawer facts={facts} mine={mine} closed={done} />}
      {asked.value === "close" && <CloseDialog held={held} facts={facts} client={client} closed={done} />}
      {asked.value === "transfer" && <TransferDialog held={held} facts={facts} client={client} closed={done} />}
      {asked.value === "opt-out" && <OptOutDialog facts={facts} client={client} closed={done} />}
    </InConversation.Provider>
  );
}

function AgentComposer({ opened, facts, calm }: { opened: OpenConversation; facts: InteractionFacts; calm: boolean }) {
  const canned = desk.value?.campaigns.find(({ id }) => id === facts.campaign)?.canned ?? [];
  const variables = {
    name: facts.customer.name,
    agent: desk.value?.me.name ?? "",
    case: facts.caseNumber,
    campaign: facts.campaignName,
  };
  const { channel, campaign, line } = facts;
  return (
    <Composer
      opened={opened}
      kinds={["message", "note"]}
      canned={canned}
      variables={variables}
      files
      calm={calm}
      carrier={line === null ? null : { channel, campaign, line }}
    />
  );
}

function Typing({ opened }: { opened: OpenConversation }) {
  const typing = opened.typing.value;
  const clock = desk.value?.clock ?? 0;
  const shown = typing !== null && typing.until > now.value - clock;
  return (
    <p class="typing">
      {shown && (
        <>
          <Icon name="more" />
          {m.inbox_typing()}
        </>
      )}
    </p>
  );
}
