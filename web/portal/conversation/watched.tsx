import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import { lazy, useRoute } from "preact-iso";
import type { InteractionView } from "../../../protocol/conversation-socket.ts";
import type { Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { Composer } from "../composer/composer.tsx";
import { CustomerPane } from "../customer/customer-pane.tsx";
import { Page } from "../frame/page.tsx";
import { Icon } from "../icon.tsx";
import { customerName } from "../inbox/rows.ts";
import { Late } from "../late.tsx";
import { problemText } from "../problem-text.ts";
import { can, principal } from "../session.ts";
import { askedAct } from "../supervision/asked.ts";
import { useWide } from "../wide.ts";
import { InConversation } from "./context.ts";
import { refusedText } from "./refused-text.ts";
import "./conversation.css";
import { type InteractionFacts, watchedFacts } from "./facts.ts";
import "./header.css";
import { Log } from "./log.tsx";
import { type OpenConversation, openConversation } from "./open-conversations.ts";

const WatchedThread = lazy(() => import("../mail/thread/watched-thread.tsx").then((module) => module.WatchedThread));

/** A supervisor looks on: everything is read, nothing but a whisper is written. */
export function Watched() {
  const { conversation = "" } = useRoute().params;
  const opened = useSignal<OpenConversation | null>(null);
  const failure = useSignal<Problem | null>(null);

  useEffect(() => {
    const watch = async () =>
      (await answer(api.conversations[":id"].watch.$post({ param: { id: conversation } }))).ticket;
    failure.value = null;
    watch().then(
      (ticket) => {
        opened.value = openConversation(conversation, watch, ticket);
      },
      (thrown: unknown) => {
        failure.value = problemOf(thrown);
      },
    );
  }, [conversation, opened, failure]);

  if (failure.value !== null) {
    return (
      <Page title={m.inbox_watching()}>
        <p class="empty">
          <strong role="alert">{problemText(failure.value)}</strong>
        </p>
      </Page>
    );
  }
  return opened.value === null ? <Late rows={4} /> : <LookingOn opened={opened.value} />;
}

function LookingOn({ opened }: { opened: OpenConversation }) {
  const live = opened.live.value;
  const roomy = useWide("(min-width: 1280px)");
  const seen = useCallback(() => {}, []);
  const earlier = useCallback(() => opened.client.earlier(), [opened]);
  const me = principal.value;
  const view = live.thread.interaction;
  const facts = view === null ? null : watchedFacts(opened.conversation, view, live.thread.entries);
  const context = useMemo(
    () => ({
      conversation: opened.conversation,
      ticket: opened.ticket,
      me: { id: me?.user ?? "", name: me?.name ?? "" },
      retry: (id: string) => opened.client.retry(id),
      discard: (id: string) => opened.client.discard(id),
      sendAgain: can("close")
        ? (entry: string) => opened.client.act({ t: "send-again", id: crypto.randomUUID(), entry })
        : null,
    }),
    [opened, me],
  );
  return (
    <Page
      title={facts === null ? m.inbox_watching() : customerName(facts)}
      bare
      actions={<SupervisorActs opened={opened} view={view} facts={facts} />}
    >
      <InConversation.Provider value={context}>
        <div class="beside">
          <section class="conversation" aria-label={m.inbox_watching()}>
            <p class="strip watching">
              <Icon name="eye" />
              {facts === null
                ? m.inbox_watching()
                : [m.inbox_watching(), facts.line?.address, facts.campaignName, facts.caseNumber, view?.agent?.name]
                    .filter(Boolean)
                    .join(" · ")}
            </p>
            <div class="conversation-body">
              {facts?.channel === "email" ? (
                <WatchedThread live={live} facts={facts} earlier={earlier} />
              ) : (
                <Log live={live} me={context.me.id} label={m.inbox_log()} seen={seen} earlier={earlier} />
              )}
            </div>
            {can("whisper") && view?.agent != null && live.ended === null && <Whisper opened={opened} facts={facts} />}
          </section>
          {roomy && facts !== null && <CustomerPane facts={facts} />}
        </div>
      </InConversation.Provider>
    </Page>
  );
}

function Whisper({ opened, facts }: { opened: OpenConversation; facts: InteractionFacts | null }) {
  const variables = { name: facts?.customer.name ?? "", agent: "", case: facts?.caseNumber ?? "", campaign: "" };
  return <Composer opened={opened} kinds={["whisper", "note"]} canned={[]} variables={variables} files={false} />;
}

/** What a supervisor may do with it while it is open. */
function SupervisorActs({ opened, view, facts }: TakeProps & { facts: InteractionFacts | null }) {
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
