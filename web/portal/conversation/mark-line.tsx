import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { timeOfDay } from "../clock.ts";
import { Icon } from "../icon.tsx";
import type { IconName } from "../icons.ts";
import { problemText } from "../problem-text.ts";
import { useConversation } from "./context.ts";
import type { MessageItem } from "./items.ts";
import type { Fate, Mark } from "./marks.ts";
import { reasonText } from "./reason-text.ts";
import { refusedText } from "./refused-text.ts";

const MARKS: Record<Exclude<Mark, "failed" | "unknown">, { icon: IconName; text: () => string }> = {
  sending: { icon: "refresh", text: m.inbox_sending },
  sent: { icon: "check", text: m.inbox_sent },
  delivered: { icon: "checks", text: m.inbox_delivered },
  seen: { icon: "checks", text: m.inbox_seen },
};

/** Under the last message of a group: when, and how far it has come; under one that did not arrive what one can do. */
export function MarkLine({ item }: { item: MessageItem }) {
  const { key, at, mark, reason, code, stored } = item;
  if (mark === "failed" && !stored) return <Refused id={key} code={code} />;
  if (mark === "failed" || mark === "unknown") return <Undelivered entry={key} mark={mark} reason={reason} />;
  return (
    <footer class="marks">
      <time dateTime={new Date(at).toISOString()}>{timeOfDay(at)}</time>
      {mark !== null && <MarkWord mark={mark} />}
    </footer>
  );
}

/** The mark of a text that the campaign said by itself. */
export function FateMark({ entry, fate }: { entry: string; fate: Fate }) {
  const { mark, reason } = fate;
  if (mark === "failed" || mark === "unknown") return <Undelivered entry={entry} mark={mark} reason={reason} />;
  return <MarkWord mark={mark} />;
}

function MarkWord({ mark }: { mark: keyof typeof MARKS }) {
  return (
    <span class={mark}>
      <Icon name={MARKS[mark].icon} size={14} /> {MARKS[mark].text()}
    </span>
  );
}

/** Our server did not take it: it is on this screen alone. */
export function Refused({ id, code }: { id: string; code: MessageItem["code"] }) {
  const { retry, discard } = useConversation();
  return (
    <footer class="marks failed-marks">
      <Icon name="alert" size={14} />
      <span>
        {m.inbox_not_sent()}
        {code !== null && ` ${problemText({ code })}`}
      </span>
      <button type="button" class="link" onClick={() => retry(id)}>
        {m.inbox_retry()}
      </button>
      <button type="button" class="link" onClick={() => discard(id)}>
        {m.inbox_delete()}
      </button>
    </footer>
  );
}

interface UndeliveredProps {
  entry: string;
  mark: "failed" | "unknown";
  reason: string;
}

/** The carrier did not take it, or nobody knows: it stays in the log, and leaves again only when somebody says so. */
function Undelivered({ entry, mark, reason }: UndeliveredProps) {
  const { sendAgain } = useConversation();
  const refusal = useSignal<string | null>(null);
  const busy = useSignal(false);
  const failed = mark === "failed";
  const again = async () => {
    if (sendAgain === null || busy.value) return;
    busy.value = true;
    const refused = await sendAgain(entry);
    busy.value = false;
    refusal.value = refused === null ? null : refusedText(refused);
  };
  return (
    <footer class={failed ? "marks failed-marks" : "marks unknown-marks"}>
      <Icon name={failed ? "alert" : "warning"} size={14} />
      <span>{failed ? reasonText(reason) : m.inbox_may_not_have_arrived()}</span>
      {sendAgain !== null && (
        <button type="button" class="link" onClick={again}>
          {failed ? m.inbox_retry() : m.inbox_send_again()}
        </button>
      )}
      <span role="status">{refusal.value}</span>
    </footer>
  );
}
