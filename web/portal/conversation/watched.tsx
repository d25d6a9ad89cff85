import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { CustomerDrawer, CustomerPane } from "../customer/customer-pane.tsx";
import { SHORTCUTS, useKeys } from "../frame/keys.ts";
import { Page } from "../frame/page.tsx";
import { Icon } from "../icon.tsx";
import { customerName } from "../inbox/rows.ts";
import { Late } from "../late.tsx";
import { lazy } from "../lazy.ts";
import { problemText } from "../problem-text.ts";
import { can, principal } from "../session.ts";
import { useWide } from "../wide.ts";
import { InConversation, starredIn } from "./context.ts";
import "./conversation.css";
import { watchedFacts } from "./facts.ts";
import "./header.css";
import { Log } from "./log.tsx";
import { type OpenConversation, openConversation } from "./open-conversations.ts";
import { SupervisorActs } from "./supervisor-acts.tsx";
import { SupervisorComposer } from "./supervisor-composer.tsx";

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
  const { path, query, route } = useLocation();
  const live = opened.live.value;
  const roomy = useWide("(min-width: 1280px)");
  const shown = useSignal(false);
  useKeys([[SHORTCUTS.customer, () => (shown.value = !roomy)]]);
  const seen = useCallback(() => {}, []);
  const earlier = useCallback(() => opened.client.earlier(), [opened]);
  const me = principal.value;
  const view = live.thread.interaction;
  const facts = view === null ? null : watchedFacts(opened.conversation, view, live.thread.entries);
  const isHeld = view?.agent != null && live.ended === null;
  const mayJoin = can("join") && isHeld && facts?.channel !== "email";
  const joined = mayJoin && query.write === "message";
  const said = joined ? m.supervision_joined() : m.inbox_watching();
  const join = (on: boolean) => route(on ? `${path}?write=message` : path, true);
  const { starred, starredBy } = starredIn(view);
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
      starred,
      starredBy,
      star: null,
    }),
    [opened, me, starred, starredBy],
  );
  return (
    <Page
      title={facts === null ? m.inbox_watching() : customerName(facts)}
      parent={{ href: "/monitor", label: m.monitor_title() }}
      bare
      actions={
        <>
          <SupervisorActs opened={opened} view={view} facts={facts} />
          {!roomy && facts !== null && (
            <button
              type="button"
              class="icon-button"
              aria-label={m.inbox_customer()}
              title={m.inbox_customer()}
              onClick={() => (shown.value = true)}
            >
              <Icon name="person" />
            </button>
          )}
        </>
      }
    >
      <InConversation.Provider value={context}>
        <div class="beside">
          <section class="conversation" aria-label={m.inbox_watching()}>
            <p class="strip watching">
              <Icon name={joined ? "people" : "eye"} />
              <span>
                {[said, facts?.line?.address, facts?.campaignName, facts?.caseNumber, view?.agent?.name]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              {mayJoin && (
                <button type="button" class="link" aria-pressed={joined} onClick={() => join(!joined)}>
                  {joined ? m.supervision_leave() : m.supervision_join()}
                </button>
              )}
            </p>
            <div class="conversation-body">
              {facts?.channel === "email" ? (
                <WatchedThread live={live} facts={facts} earlier={earlier} />
              ) : (
                <Log live={live} me={context.me.id} label={m.inbox_log()} seen={seen} earlier={earlier} />
              )}
            </div>
            {isHeld && facts !== null && (can("whisper") || mayJoin) && (
              <SupervisorComposer opened={opened} facts={facts} joined={joined} />
            )}
          </section>
          {roomy && facts !== null && <CustomerPane facts={facts} mine={false} />}
          {!roomy && facts !== null && shown.value && (
            <CustomerDrawer facts={facts} mine={false} closed={() => (shown.value = false)} />
          )}
        </div>
      </InConversation.Provider>
    </Page>
  );
}
