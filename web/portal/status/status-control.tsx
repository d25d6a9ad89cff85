import type { Break } from "../../../domain/agent/agent.ts";
import { m } from "../../shared/paraglide/messages.js";
import { now, timer } from "../clock.ts";
import { desk, deskSocket } from "../desk/desk.ts";
import { selected } from "../frame/selected.ts";
import { Icon } from "../icon.tsx";
import { breakIcon, breakName } from "./break-look.ts";
import { dayShown } from "./day.ts";
import "./status.css";

const FREE = "free";
const DAY = "day";
const CALL = "call";
const MINUTE_MS = 60_000;

/** One control for the agent's own status: free, breaks by name with running time and limit, on a call where allowed, the day. */
export function StatusControl() {
  const state = desk.value;
  if (state === null) return null;

  const choose = (event: Event) => {
    const value = selected(event);
    if (value === DAY) dayShown.value = true;
    else if (value === CALL) deskSocket.send({ t: "call", on: !state.status.onCall });
    else if (value === FREE && isWrappingUp()) deskSocket.send({ t: "ready" });
    else deskSocket.send({ t: "break", id: value === FREE ? null : value });
  };

  return (
    <>
      <wa-dropdown placement="bottom-end" size="s" onwa-select={choose}>
        <button slot="trigger" type="button" class="top-bar-button framed status-button">
          <StatusWords />
          <Icon name="chevron-down" size={14} />
        </button>
        <wa-dropdown-item type="checkbox" value={FREE} checked={state.status.break === null && !isWrappingUp()}>
          <span class="status-item">
            <span class="dot" />
            {m.portal_free()}
          </span>
        </wa-dropdown-item>
        {state.breaks.map((one) => (
          <wa-dropdown-item key={one.id} type="checkbox" value={one.id} checked={state.status.break?.id === one.id}>
            <span class="status-item">
              <Icon name={breakIcon(one.icon)} />
              {one.name}
            </span>
            {limitText(one) !== "" && <span slot="details">{limitText(one)}</span>}
          </wa-dropdown-item>
        ))}
        <wa-divider />
        {state.me.mayToggleCall && (
          <wa-dropdown-item type="checkbox" value={CALL} checked={state.status.onCall}>
            <span class="status-item">
              <Icon name="phone" />
              {m.portal_on_call()}
            </span>
          </wa-dropdown-item>
        )}
        <wa-dropdown-item value={DAY}>
          <Icon slot="icon" name="history" />
          {m.portal_my_day()}
        </wa-dropdown-item>
      </wa-dropdown>
      <Ready />
      {state.me.mayToggleCall && <CallToggle on={state.status.onCall} />}
    </>
  );
}

/** Nothing is delivered yet, since the last one has just ended; on a break that is no matter. */
function isWrappingUp(): boolean {
  const { wrapUpUntil = null, ...status } = desk.value?.status ?? { break: null };
  return wrapUpUntil !== null && status.break === null && serverNow() < wrapUpUntil;
}

function serverNow(): number {
  return now.value + (desk.value?.clock ?? 0);
}

/** Ends the wrap-up before its time. On phones the menu's *free* does. */
function Ready() {
  if (!isWrappingUp()) return null;
  return (
    <button
      type="button"
      class="top-bar-button framed only-wide"
      title={m.portal_ready_hint()}
      onClick={() => deskSocket.send({ t: "ready" })}
    >
      <Icon name="check" size={14} />
      {m.portal_ready()}
    </button>
  );
}

function CallToggle({ on }: { on: boolean }) {
  return (
    <button
      type="button"
      class="icon-button only-wide"
      aria-pressed={on}
      aria-label={m.portal_on_call()}
      onClick={() => deskSocket.send({ t: "call", on: !on })}
    >
      <Icon name="phone" />
    </button>
  );
}

/** Dot, word, running time; past a break's limit the time is amber and says so. */
function StatusWords() {
  const status = desk.value?.status;
  if (status === undefined) return null;
  const running = now.value - (status.break?.since ?? status.since);
  const limit = (status.break?.limit ?? 0) * MINUTE_MS;
  if (isWrappingUp()) return <WrapUp until={status.wrapUpUntil ?? 0} />;
  const over = limit > 0 && running > limit;
  return (
    <>
      {status.break === null ? (
        <span class={status.status === "free" ? "dot" : "dot busy"} />
      ) : (
        <span class="status-break">
          <Icon name={breakIcon(status.break.icon)} size={14} />
        </span>
      )}
      <strong class="cut">{statusName()}</strong>
      <span class={over ? "over" : "quiet"} role="timer">
        {timer(running)}
        {limit > 0 && ` / ${timer(limit)}`}
        {over && <span class="visually-hidden">{m.settings_over_limit()}</span>}
      </span>
    </>
  );
}

/** What is left of it. */
function WrapUp({ until }: { until: number }) {
  return (
    <>
      <span class="dot busy" />
      <strong class="cut">{m.portal_wrapping_up()}</strong>
      <span class="quiet" role="timer">
        {timer(Math.max(0, until - serverNow()))}
      </span>
    </>
  );
}

/** `15 min`, or `15 min · 60 min a day`. */
function limitText({ limit, perDay = 0 }: Break): string {
  const each = limit === 0 ? [] : [m.portal_minutes({ count: limit })];
  return [...each, ...(perDay === 0 ? [] : [m.settings_minutes_a_day({ count: perDay })])].join(" · ");
}

function statusName(): string {
  const status = desk.value?.status;
  if (status?.break) return breakName(status.break.name);
  if (status?.onCall) return m.portal_on_call();
  return status?.status === "busy" ? m.portal_busy() : m.portal_free();
}
