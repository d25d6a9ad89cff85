import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { interaction, isOver, live, seen, typing, visible } from "./chat.ts";
import { Composer } from "./composer.tsx";
import { Ending } from "./ending.tsx";
import { Bubble, Event, Unsent } from "./entries.tsx";
import { line } from "./line.ts";
import { useEarlier } from "./use-earlier.ts";
import { t } from "./words.ts";

const NEAR_END_PX = 120;
const BACK_SHOWN_MS = 3_000;

/** The chat itself: the log, what is going on, and the place to write. */
export function Conversation() {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const now = live.value;
  const entries = now?.thread.entries ?? [];
  useLayoutEffect(() => {
    if (atEnd.current && log.current !== null) log.current.scrollTop = log.current.scrollHeight;
  });
  const earlier = useEarlier(log, atEnd);
  useEffect(() => {
    if (visible.value) seen();
  }, [entries.length, visible.value]);
  const scrolled = () => {
    const { current } = log;
    if (current !== null) atEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_END_PX;
    earlier.scrolled();
  };
  const showEarlier = async () => {
    atEnd.current = false;
    await earlier.ask();
    // The button is gone with the last page.
    log.current?.focus({ preventScroll: true });
  };
  return (
    <div class="content chat">
      <Strip />
      <p class="unseen" role="status">
        {earlier.came > 0 && t(m.widget_earlier_came, { count: earlier.came })}
      </p>
      <div
        class="log"
        ref={log}
        role="log"
        aria-live={earlier.coming ? "off" : "polite"}
        aria-label={t(m.widget_log)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
        tabIndex={0}
        onScroll={scrolled}
      >
        {now?.thread.earlier && (
          <button type="button" class="link earlier" onClick={showEarlier}>
            {t(m.widget_earlier)}
          </button>
        )}
        {entries.map((entry, index) =>
          entry.kind === "event" ? (
            <Event key={entry.id} entry={entry} />
          ) : (
            <Bubble key={entry.id} entry={entry} next={entries[index + 1]} />
          ),
        )}
        {now?.unsent.map((one) => (
          <Unsent key={one.word.id} one={one} />
        ))}
        <Place />
        {typing.value !== null && <Typing name={typing.value} />}
        {isOver.value && <Ending />}
      </div>
      {!isOver.value && <Composer />}
    </div>
  );
}

/** Where the visitor stands: own ticket minus the head of the line. */
function Place() {
  const one = interaction.value;
  if (one?.state !== "waiting" || line.value === null) return null;
  const position = Math.max(1, one.ticket - line.value.head + 1);
  const minutes =
    line.value.expectedWait === null ? null : Math.max(1, Math.round((line.value.expectedWait * position) / 60));
  return (
    <p class="event" aria-live="polite">
      {t(m.widget_position, { position })}
      {minutes !== null && ` · ${t(m.widget_wait, { minutes })}`}
    </p>
  );
}

function Typing({ name }: { name: string }) {
  return (
    <div
      class="typing"
      role="status"
      aria-label={name === "" ? t(m.widget_typing_nameless) : t(m.widget_typing, { name })}
    >
      <span />
      <span />
      <span />
    </div>
  );
}

/** No connection: said at once, through every attempt, and taken back when it returns. */
function Strip() {
  const state = live.value?.connection;
  const told = useSignal<"nothing" | "lost" | "back">("nothing");
  useEffect(() => {
    if (state === "waiting") told.value = "lost";
    if (state === "stopped") told.value = "nothing";
    if (state !== "open" || told.value !== "lost") return;
    told.value = "back";
    const timer = setTimeout(() => {
      if (told.value === "back") told.value = "nothing";
    }, BACK_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  if (told.value === "nothing") return null;
  return (
    <p class={`strip ${told.value}`} role="status">
      {told.value === "lost" ? t(m.widget_offline) : t(m.widget_back)}
    </p>
  );
}
