import { useMemo } from "preact/hooks";
import type { Recording } from "../../../protocol/recordings.ts";
import { m } from "../../shared/paraglide/messages.js";
import { dayOf, timer } from "../clock.ts";
import { InConversation, starredIn } from "../conversation/context.ts";
import { watchedFacts } from "../conversation/facts.ts";
import { recordingFiles } from "../conversation/files.ts";
import { itemsOf } from "../conversation/items.ts";
import { Line } from "../conversation/lines.tsx";
import { Icon } from "../icon.tsx";
import { channelName } from "../inbox/channel-name.ts";
import { Late } from "../late.tsx";
import { lazy } from "../lazy.ts";
import { subjectText } from "../mail/thread/subject-text.ts";
import { can, principal } from "../session.ts";
import { Download } from "./download.tsx";
import { customerOf, lengthOf } from "./list.tsx";
import { Quality } from "./quality.tsx";
import { stillOf, useRecording } from "./use-recording.ts";
import "../conversation/conversation.css";
import "../conversation/header.css";

const WatchedThread = lazy(() => import("../mail/thread/watched-thread.tsx").then((module) => module.WatchedThread));

const SECOND_MS = 1_000;

interface ReadingProps {
  interaction: string;
  /** To the list, where it is not beside. */
  back: string | null;
}

/** One recording: whose it was, how it ended, and every word as it was seen. */
export function Reading({ interaction, back }: ReadingProps) {
  const { recording, failure } = useRecording(interaction);
  const read = recording.value;
  return (
    <section class="recording" aria-label={read === null ? m.recordings_title() : customerOf(read.item)}>
      {back !== null && (
        <a class="recording-back" href={back}>
          <Icon name="chevron-left" size={14} />
          {m.recordings_back()}
        </a>
      )}
      {failure.value !== null && (
        <p class="empty">
          <strong role="alert">{failure.value}</strong>
        </p>
      )}
      {read === null && failure.value === null && <Late rows={4} />}
      {read !== null && (
        <>
          <Head recording={read} />
          <Facts recording={read} />
          <Quality key={read.item.id} recording={read} />
          <Said recording={read} />
        </>
      )}
    </section>
  );
}

function Head({ recording: { item } }: { recording: Recording }) {
  const address = item.customer.phone || item.customer.mail;
  return (
    <header class="recording-head">
      <span class="tile">
        <Icon name={item.channel} label={channelName(item.channel)} />
      </span>
      <div>
        <h2 class="cut">{customerOf(item)}</h2>
        {item.channel === "email" && <p class="recording-subject">{subjectText(item.subject)}</p>}
        <p class="quiet cut">{[address, item.campaignName, item.caseNumber].filter(Boolean).join(" · ")}</p>
      </div>
      <button type="button" class="icon-button" aria-label={m.recordings_print()} onClick={() => print()}>
        <Icon name="printer" />
      </button>
      {can("recordings.export") && <Download item={item} />}
    </header>
  );
}

function Facts({ recording: { item } }: { recording: Recording }) {
  const facts: (readonly [string, string])[] = [
    [m.recordings_agent(), item.agentName ?? m.recordings_nobody()],
    [m.recordings_waited(), timer(item.waited * SECOND_MS)],
    [m.recordings_length(), timer(lengthOf(item))],
    [m.recordings_closed_as(), item.disposition?.levels.join(", ") || "–"],
    [m.recordings_rated(), item.rating === null ? "–" : m.recordings_rating_of({ score: item.rating })],
  ];
  return (
    <dl class="recording-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Said({ recording }: { recording: Recording }) {
  const { item, view } = recording;
  const me = { id: principal.value?.user ?? "", name: principal.value?.name ?? "" };
  const live = useMemo(() => stillOf(recording, me), [recording, me.id]);
  const items = useMemo(() => itemsOf(live.thread, live.unsent, me.id, dayOf), [live, me.id]);
  const context = useMemo(
    () => ({
      conversation: recordingFiles(item.id),
      ticket: () => "",
      me,
      retry: () => {},
      discard: () => {},
      sendAgain: null,
      ...starredIn(view),
      star: null,
    }),
    [item.id, view, me.id],
  );
  return (
    <InConversation.Provider value={context}>
      {item.channel === "email" ? (
        <WatchedThread live={live} facts={watchedFacts(item.conversation, view, recording.entries)} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <div class="log recording-log" role="log" aria-live="off" aria-label={m.inbox_log()} tabIndex={0}>
          {items.map((one) => (
            <div class="log-line" key={one.key}>
              <Line item={one} />
            </div>
          ))}
        </div>
      )}
    </InConversation.Provider>
  );
}
