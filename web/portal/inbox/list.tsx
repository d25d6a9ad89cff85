import { type ComponentChildren, Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { DeskCampaign, HeldInteraction } from "../../../protocol/desk-socket.ts";
import { m } from "../../shared/paraglide/messages.js";
import { desk } from "../desk/desk.ts";
import { SHORTCUTS, useKeys } from "../frame/keys.ts";
import { selected } from "../frame/selected.ts";
import { Icon } from "../icon.tsx";
import { Late } from "../late.tsx";
import type { Line } from "./lines.ts";
import { type InboxPlace, inboxHref } from "./place.ts";
import { type InboxRow, inboxRows, type Section } from "./rows.ts";
import { Waiting } from "./waiting.tsx";

const SECTIONS: Record<Section, () => string> = {
  "waiting-for-us": m.inbox_section_for_us,
  idle: m.inbox_section_idle,
  "after-close": m.inbox_section_after_close,
  "waiting-for-customer": m.inbox_section_for_customer,
};

interface ListProps {
  place: InboxPlace;
  title: string;
  /** Of this place. */
  held: readonly HeldInteraction[];
  lines: readonly Line[];
  campaigns: readonly DeskCampaign[];
  /** What one can search by. */
  sought: string;
  emptyHint: string;
  /** Begins one. */
  begin: ComponentChildren;
  draw: (row: InboxRow, href: string, current: boolean) => ComponentChildren;
  /** What one has sent; without it there is no such list. */
  sent?: ComponentChildren;
}

/** What one holds and what waits, to be searched: the same for chats and mails. */
export function List(props: ListProps) {
  const { place, title, held, lines, campaigns, sought, emptyHint, begin, draw, sent } = props;
  const pulls = lines.length > 0;
  const { route } = useLocation();
  const waiting = place.tab === "waiting" && pulls;
  const waitingCount = lines.reduce((sum, line) => sum + (line.waiting?.length ?? 0), 0);
  return (
    <section class="list" aria-label={m.inbox_conversations()}>
      <h1 class="visually-hidden">{title}</h1>
      <header class="list-head">
        <div class="list-tabs">
          <nav class="tabs" aria-label={title}>
            <Tab place={place} tab="mine" label={m.inbox_mine()} count={held.length} />
            {pulls && <Tab place={place} tab="waiting" label={m.inbox_waiting()} count={waitingCount} urgent />}
            {sent !== undefined && <Tab place={place} tab="sent" label={m.mail_sent_list()} />}
          </nav>
          {begin}
        </div>
        <Search place={place} sought={sought} campaigns={campaigns} />
      </header>
      {place.tab === "sent" && sent}
      {waiting && (
        <Waiting
          lines={lines}
          filter={place}
          taken={(conversation) => route(inboxHref({ ...place, tab: "mine", conversation }))}
        />
      )}
      {!waiting && (place.tab !== "sent" || sent === undefined) && (
        <Mine place={place} held={held} emptyHint={emptyHint} draw={draw} />
      )}
    </section>
  );
}

interface TabProps {
  place: InboxPlace;
  tab: InboxPlace["tab"];
  label: string;
  count?: number;
  urgent?: boolean;
}

function Tab({ place, tab, label, count, urgent = false }: TabProps) {
  return (
    <a href={inboxHref({ ...place, tab })} aria-current={place.tab === tab ? "page" : undefined}>
      {label}
      {count !== undefined && <span class={urgent && count > 0 ? "chip late" : "chip"}>{count}</span>}
    </a>
  );
}

/** Finds as one types; the address follows without filling the history. */
function Search({ place, sought, campaigns }: Pick<ListProps, "place" | "sought" | "campaigns">) {
  const { route } = useLocation();
  const field = useRef<HTMLInputElement | null>(null);
  useKeys([[SHORTCUTS.search, () => field.current?.focus()]]);
  return (
    <search class="list-search">
      <label class="search-field">
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          value={place.text}
          placeholder={sought}
          aria-label={sought}
          onInput={(event) => route(inboxHref({ ...place, text: event.currentTarget.value }), true)}
        />
      </label>
      {campaigns.length > 1 && (
        <wa-dropdown
          size="s"
          placement="bottom-end"
          onwa-select={(event: Event) => route(inboxHref({ ...place, campaign: selected(event) }), true)}
        >
          <button
            slot="trigger"
            type="button"
            class="icon-button framed"
            aria-pressed={place.campaign !== ""}
            aria-label={m.inbox_filter()}
          >
            <Icon name="filter" />
          </button>
          <wa-dropdown-item type="checkbox" value="" checked={place.campaign === ""}>
            {m.inbox_all_campaigns()}
          </wa-dropdown-item>
          {campaigns.map(({ id, name }) => (
            <wa-dropdown-item key={id} type="checkbox" value={id} checked={place.campaign === id}>
              {name}
            </wa-dropdown-item>
          ))}
        </wa-dropdown>
      )}
    </search>
  );
}

function Mine({ place, held, emptyHint, draw }: Pick<ListProps, "place" | "held" | "emptyHint" | "draw">) {
  const current = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    if (place.conversation === null) return;
    current.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [place.conversation]);
  if (desk.value === null) return <Late />;
  const rows = inboxRows(held, place);
  if (rows.length === 0) return <NoRows filtered={held.length > 0} place={place} hint={emptyHint} />;
  const sections = Object.entries(Object.groupBy(rows, ({ section }) => section)) as [Section, InboxRow[]][];
  return (
    <div class="list-rows" ref={current}>
      {sections.map(([section, inSection]) => (
        <section key={section} aria-label={SECTIONS[section]()}>
          {(sections.length > 1 || section === "after-close") && <h2 class="list-section">{SECTIONS[section]()}</h2>}
          <ul>
            {inSection.map((row) => {
              const { interaction, conversation } = row.held;
              const href = inboxHref({ ...place, conversation });
              return <Fragment key={interaction}>{draw(row, href, conversation === place.conversation)}</Fragment>;
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

function NoRows({ filtered, place, hint }: { filtered: boolean; place: InboxPlace; hint: string }) {
  return (
    <p class="empty">
      <strong>{filtered ? m.inbox_none_found() : m.inbox_empty()}</strong>
      {filtered ? <a href={inboxHref({ ...place, text: "", campaign: "" })}>{m.inbox_show_all()}</a> : hint}
    </p>
  );
}
