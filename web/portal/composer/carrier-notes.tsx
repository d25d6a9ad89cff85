import type { Signal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { age, now, timer } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { everWrote, leftOf, type Passage, type Tab } from "./passage.ts";
import { costShown, smsCost } from "./sms-cost.ts";
import type { Carrier } from "./use-passage.ts";

interface HeadNoteProps {
  carrier: Carrier;
  passage: Passage;
  tab: Tab;
  /** What is being written. */
  text: Signal<string>;
}

/** At the right of the tabs: what an SMS costs, or how long free text may leave. */
export function HeadNote({ carrier, passage, tab, text }: HeadNoteProps) {
  const { line, channel } = carrier;
  if (channel === "sms") return <SmsNote text={text} />;
  if (passage === "templates") return <ClosedSince carrier={carrier} />;
  if (tab === "template" || line.windowUntil === null) return null;
  if (passage === "human-agent")
    return <WindowNote until={line.humanAgentUntil ?? 0} said={m.inbox_human_agent_for} near />;
  const said = channel === "whatsapp" ? m.inbox_free_text_then_templates : m.inbox_free_text_for;
  return <WindowNote until={line.windowUntil} said={said} />;
}

interface WindowNoteProps {
  until: number;
  said: (inputs: { left: string }) => string;
  near?: boolean;
}

/** What is left of a window. Reads the clock, so that only this part is drawn each second. */
export function WindowNote({ until, said, near = false }: WindowNoteProps) {
  const left = leftOf(until - now.value);
  const text =
    left.unit === "minutes"
      ? timer(left.ms)
      : left.unit === "hours"
        ? m.inbox_hours_minutes({ hours: left.hours, minutes: left.minutes })
        : m.inbox_days_hours({ days: left.days, hours: left.hours });
  return (
    <span class={near || left.unit === "minutes" ? "head-note near" : "head-note"}>
      <Icon name="hourglass" size={14} />
      {said({ left: text })}
    </span>
  );
}

function ClosedSince({ carrier: { line } }: { carrier: Carrier }) {
  return (
    <span class="head-note near">
      <Icon name="hourglass" size={14} />
      {everWrote(line)
        ? m.inbox_window_closed_since({ time: age(Math.max(0, now.value - (line.windowUntil ?? 0))) })
        : m.inbox_never_wrote()}
    </span>
  );
}

/** Encoding, length and messages; from the second message on in amber, with what causes it. */
export function SmsNote({ text }: { text: Signal<string> }) {
  const cost = smsCost(text.value.trim());
  if (cost === null || text.value.trim() === "") return null;
  const { alphabet, because, room, characters, segments, costly } = costShown(cost);
  const parts = [
    because === "" ? alphabet : m.inbox_sms_because({ alphabet, because }),
    room === null ? String(characters) : m.inbox_characters({ count: characters, most: room }),
    m.inbox_sms_segments({ count: segments }),
  ];
  return (
    <span class={costly ? "head-note near" : "head-note"} role="status">
      <Icon name={costly ? "warning" : "sms"} size={14} />
      {parts.join(" · ")}
    </span>
  );
}

interface UnreachableProps {
  carrier: Carrier;
  passage: Passage;
  draft: Signal<string>;
}

/** Why no reply can be written, and that what was typed is kept; or what to mind of a customer who asked for silence. */
export function Unreachable({ carrier: { line }, passage, draft }: UnreachableProps) {
  const text = REASONS[passage]?.() ?? (line.optedOut ? m.inbox_opted_out_but_wrote() : null);
  const apart = passage !== "free" && passage !== "human-agent" && draft.value.trim() !== "";
  return (
    <>
      {text !== null && (
        <p class="composer-notice">
          <Icon name={line.optedOut ? "ban" : "hourglass"} size={14} />
          <span>{text}</span>
        </p>
      )}
      {apart && (
        <p class="composer-notice">
          <Icon name="pencil" size={14} />
          <span class="cut" title={draft.value}>
            {m.inbox_draft_waits({ text: draft.value })}
          </span>
        </p>
      )}
    </>
  );
}

const REASONS: Partial<Record<Passage, () => string>> = {
  "opted-out": m.inbox_opted_out,
  closed: m.inbox_messenger_closed,
};
