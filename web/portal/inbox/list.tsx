import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { desk } from "../desk/desk.ts";
import { SHORTCUTS, useKeys } from "../frame/keys.ts";
import { selected } from "../frame/selected.ts";
import { Icon } from "../icon.tsx";
import { Late } from "../late.tsx";
import { lines } from "./lines.ts";
import { NewButton } from "./new-button.tsx";
import { type InboxPlace, inboxHref } from "./place.ts";
import { Row } from "./row.tsx";
import { type InboxRow, inboxRows, type Section } from "./rows.ts";
import { Waiting } from "./waiting.tsx";

const SECTIONS: Record<Section, () => string> = {
  "waiting-for-us": m.inbox_section_for_us,
  idle: m.inbox_section_idle,
  "waiting-for-customer": m.inbox_section_for_customer,
};

export function List({ place }: { place: InboxPlace }) {
  const pulls = lines.value.length > 0;
  const waiting = place.tab === "waiting" && pulls;
  return (
    <section class="list" aria-label={m.inbox_conversations()}>
      <h1 class="visually-hidden">{m.portal_inbox()}</h1>
      <header class="list-head">
        <div class="list-tabs">
          <nav class="tabs" aria-label={m.portal_inbox()}>
            <Tab place={place} tab="mine" label={m.inbox_mine()} count={desk.value?.held.length ?? 0} />
            {pulls && <Tab place={place} tab="waiting" label={m.inbox_waiting()} count={waitingCount()} urgent />}
          </nav>
          <NewButton />
        </div>
        <Search place={place} />
      </header>
      {waiting ? <Waiting filter={place} /> : <Mine place={place} />}
    </section>
  );
}

function waitingCount(): number {
  return lines.value.reduce((sum, line) => sum + (line.waiting?.length ?? 0), 0);
}

interface TabProps {
  place: InboxPlace;
  tab: InboxPlace["tab"];
  label: string;
  count: number;
  urgent?: boolean;
}

function Tab({ place, tab, label, count, urgent = false }: TabProps) {
  return (
    <a href={inboxHref({ ...place, tab })} aria-current={place.tab === tab ? "page" : undefined}>
      {label}
      <span class={urgent && count > 0 ? "chip late" : "chip"}>{count}</span>
    </a>
  );
}

/** Finds as one types; the address follows without filling the history. */
function Search({ place }: { place: InboxPlace }) {
  const { route } = useLocation();
  const field = useRef<HTMLInputElement | null>(null);
  useKeys([[SHORTCUTS.search, () => field.current?.focus()]]);
  const campaigns = desk.value?.campaigns ?? [];
  return (
    <search class="list-search">
      <label class="search-field">
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          value={place.text}
          placeholder={m.inbox_search()}
          aria-label={m.inbox_search()}
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

function Mine({ place }: { place: InboxPlace }) {
  const state = desk.value;
  const current = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    if (place.conversation === null) return;
    current.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [place.conversation]);
  if (state === null) return <Late />;
  const rows = inboxRows(state.held, place);
  if (rows.length === 0) return <NoRows filtered={state.held.length > 0} place={place} />;
  const sections = Object.entries(Object.groupBy(rows, ({ section }) => section)) as [Section, InboxRow[]][];
  return (
    <div class="list-rows" ref={current}>
      {sections.map(([section, inSection]) => (
        <section key={section} aria-label={SECTIONS[section]()}>
          {sections.length > 1 && <h2 class="list-section">{SECTIONS[section]()}</h2>}
          <ul>
            {inSection.map((row) => (
              <Row
                key={row.held.interaction}
                row={row}
                href={inboxHref({ ...place, conversation: row.held.conversation })}
                current={row.held.conversation === place.conversation}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function NoRows({ filtered, place }: { filtered: boolean; place: InboxPlace }) {
  return (
    <p class="empty">
      <strong>{filtered ? m.inbox_none_found() : m.inbox_empty()}</strong>
      {filtered ? (
        <a href={inboxHref({ ...place, text: "", campaign: "" })}>{m.inbox_show_all()}</a>
      ) : (
        m.inbox_empty_hint()
      )}
    </p>
  );
}
