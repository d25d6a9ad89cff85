import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Page } from "../../../protocol/configuration.ts";
import type { ScheduledMessage } from "../../../protocol/single-message.ts";
import { m } from "../../shared/paraglide/messages.js";
import { ConfirmDialog } from "../administration/record/confirm-dialog.tsx";
import { now } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { language } from "../language.ts";
import { figure } from "../number.ts";
import { dialers } from "./door.ts";
import { when } from "./when.ts";

export interface ScheduledMessages {
  /** Null until they were read. */
  page: ReadonlySignal<Page<ScheduledMessage> | null>;
  read: () => Promise<void>;
}

/** SMS-58: what waits for its time in a dialer; read anew when asked. */
export function useScheduled(name: string): ScheduledMessages {
  const page = useSignal<Page<ScheduledMessage> | null>(null);
  const read = async () => {
    try {
      page.value = await dialers.scheduled(name);
    } catch {
      // The board says what is amiss; what was read stays.
    }
  };
  useEffect(() => void read(), [name]);
  return { page, read };
}

/** Single messages whose time is still to come, each to be taken back; nothing where there is none. */
export function Scheduled({ name, scheduled }: { name: string; scheduled: ScheduledMessages }) {
  const taken = useSignal<ScheduledMessage | null>(null);
  const { items, nextCursor } = scheduled.page.value ?? { items: [], nextCursor: null };
  const leaves = ({ at }: ScheduledMessage) => when(Date.parse(at), now.value, language.value);
  const one = taken.value;
  if (items.length === 0 && one === null) return null;
  return (
    <section class="panel" aria-labelledby="dialer-scheduled">
      <header class="panel-head">
        <h2 id="dialer-scheduled">{m.dialers_scheduled()}</h2>
      </header>
      <ul class="dialer-scheduled">
        {items.map((message) => (
          <li key={message.id}>
            <span class="dialer-scheduled-to">
              <strong class="cut" title={message.destination}>
                {message.destination}
              </strong>
              <span class="quiet">{m.dialers_scheduled_for({ when: leaves(message), who: message.by })}</span>
            </span>
            <button
              type="button"
              class="icon-button"
              aria-label={m.dialers_scheduled_cancel_one({ to: message.destination })}
              title={m.dialers_scheduled_cancel()}
              onClick={() => {
                taken.value = message;
              }}
            >
              <Icon name="trash" />
            </button>
            {message.message !== "" && <p>{message.message}</p>}
          </li>
        ))}
      </ul>
      {nextCursor !== null && (
        <p class="panel-part quiet">{m.dialers_scheduled_more({ shown: figure(items.length) })}</p>
      )}
      {one !== null && (
        <ConfirmDialog
          title={m.dialers_scheduled_title({ to: one.destination })}
          what={m.dialers_scheduled_what({ when: leaves(one) })}
          act={m.dialers_scheduled_cancel()}
          carryOut={async () => {
            try {
              await dialers.cancelScheduled(name, one.id);
            } finally {
              // Also where it has left meanwhile.
              await scheduled.read();
            }
          }}
          closed={() => {
            taken.value = null;
          }}
        />
      )}
    </section>
  );
}
