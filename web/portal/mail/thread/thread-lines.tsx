import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { Line } from "../../conversation/lines.tsx";
import { Icon } from "../../icon.tsx";
import type { Intent } from "../compose/intent.ts";
import { ClosedMail } from "./closed-mail.tsx";
import { OpenMail } from "./open-mail.tsx";
import { type MailItem, newestMail, type ThreadItem, tail } from "./thread-items.ts";

/** Mails that are shown at once, and so many more each time one asks: the cost of opening a thread does not grow with it. */
const SHOWN = 10;
const MORE = 50;

interface ThreadLinesProps {
  items: readonly ThreadItem[];
  /** What is older and not here: how many mails, and what brings the next page of them. */
  unread: { mails: number; load: () => Promise<void> };
  subject: string;
  /** Whether the reader may answer. */
  mine: boolean;
  write: (intent: Intent) => void;
  print: (item: MailItem) => void;
}

/** The mails in order of time, the newest open, the others a line each until one opens them (EML-35). */
export function ThreadLines({ items, unread, subject, mine, write, print }: ThreadLinesProps) {
  const shown = useSignal(SHOWN);
  const turned = useSignal<ReadonlyMap<string, boolean>>(new Map());
  const newest = newestMail(items);
  const { earlier: hidden, items: visible } = tail(items, shown.value);
  const earlier = hidden + unread.mails;
  const end = useRef<HTMLDivElement | null>(null);

  useEffect(() => {
    // What comes opens itself, and is looked at from its beginning.
    if (newest !== null)
      end.current?.querySelector(`[data-mail="${newest.key}"]`)?.scrollIntoView({ block: "nearest" });
  }, [newest?.key]);

  const more = async () => {
    if (hidden < MORE) await unread.load();
    shown.value += MORE;
  };
  const isOpen = (item: MailItem) => turned.value.get(item.key) ?? item.key === newest?.key;
  const turn = (item: MailItem) => {
    turned.value = new Map([...turned.value, [item.key, !isOpen(item)]]);
  };

  return (
    <div ref={end}>
      {earlier > 0 && (
        <button type="button" class="mail-earlier" onClick={more}>
          <Icon name="chevron-up" />
          {m.mail_earlier({ count: earlier })}
        </button>
      )}
      {visible.map((item) =>
        item.kind !== "mail" ? (
          <div class="mail-between" key={item.key}>
            <Line item={item} />
          </div>
        ) : isOpen(item) ? (
          <OpenMail
            key={item.key}
            item={item}
            subject={subject}
            close={() => turn(item)}
            write={mine ? write : null}
            print={() => print(item)}
          />
        ) : (
          <ClosedMail key={item.key} item={item} open={() => turn(item)} />
        ),
      )}
    </div>
  );
}
