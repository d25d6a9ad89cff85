import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { serviceLevels } from "../../../domain/statistics/service-level.ts";
import type { Wall as WallShown } from "../../../protocol/wallboards.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { now, timer } from "../clock.ts";
import { Alerts } from "../monitor/alerts.tsx";
import { combined } from "../monitor/combined.ts";
import { useBoards, wallAddress } from "../monitor/live-boards.ts";
import { figure } from "../number.ts";
import { figureText } from "../reports/figure-text.ts";
import "../monitor/monitor.css";
import "./wall.css";

/** A ping is answered every ten seconds while all is well. */
const OLD_MS = 25_000;
const TRY_AGAIN_MS = 15_000;

/** A screen on a wall: figures of some campaigns, read by the secret in its link, which no server's log ever sees. */
export function Wall() {
  const token = location.hash.slice(1);
  const wall = useSignal<WallShown | null>(null);
  const refused = useSignal(false);
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);
  const load = async () => {
    clearTimeout(again.current);
    try {
      const headers = { Authorization: `Bearer ${token}` };
      wall.value = await answer(api.wall.$get({}, { headers }));
    } catch (thrown) {
      // A revoked link shows nothing any more; without a network what was seen stays, and says how old it is.
      if (problemOf(thrown).code === "invalid_ticket") wall.value = null;
      refused.value = true;
      again.current = setTimeout(() => void load(), TRY_AGAIN_MS);
    }
  };
  useEffect(() => {
    void load();
    return () => clearTimeout(again.current);
  }, [token]);
  if (wall.value !== null) return <Shown wall={wall.value} token={token} doubted={() => void load()} />;
  return <main class="wall">{refused.value && <p role="alert">{m.monitor_wall_refused()}</p>}</main>;
}

function Shown({ wall, token, doubted }: { wall: WallShown; token: string; doubted: () => void }) {
  const { boards, at } = useBoards(
    wall.campaigns.map(({ name }) => wallAddress(name)),
    { ticket: token, doubted },
  );
  const age = now.value - at.value;
  const isOld = at.value === 0 || age > OLD_MS;
  const shown = boards.value.length === 0 ? null : combined(boards.value, null);
  const count = (...statuses: string[]) =>
    figure(shown?.agents.filter(({ status }) => statuses.includes(status)).length ?? 0);
  const totals = shown?.totals;
  return (
    <main class={isOld ? "wall old" : "wall"}>
      <header>
        <h1>{wall.name}</h1>
        <p>
          <span class={isOld ? "dot late" : "dot"} aria-hidden="true" />{" "}
          {at.value === 0 ? "–" : m.monitor_wall_age({ time: timer(age) })}
        </p>
      </header>
      {shown !== null && totals !== undefined && (
        <dl>
          <Tile label={m.monitor_waiting()} value={figure(totals.waiting)} />
          <Tile
            label={m.monitor_longest()}
            value={totals.oldest === null ? "–" : timer(Math.max(0, now.value - totals.oldest))}
            isLate={isLate(totals.oldest, Math.min(...shown.campaigns.map((one) => one.serviceLevel)), now.value)}
          />
          <Tile label={m.monitor_level()} value={figureText("share", serviceLevels(totals).answered)} />
          <Tile label={m.monitor_received()} value={figure(totals.received)} />
          <Tile label={m.monitor_answered()} value={figure(totals.answered)} />
          <Tile label={m.monitor_abandoned()} value={figure(totals.abandoned)} />
          <Tile label={m.portal_free()} value={count("free")} />
          <Tile label={m.portal_busy()} value={count("busy")} />
          <Tile label={m.portal_reason_on_break()} value={count("free-on-break", "busy-on-break")} />
        </dl>
      )}
      <Alerts boards={boards.value} quiet />
    </main>
  );
}

function Tile({ label, value, isLate: late = false }: { label: string; value: string; isLate?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class={late ? "monitor-late" : ""}>{value}</dd>
    </div>
  );
}

function isLate(oldest: number | null, seconds: number, at: number): boolean {
  return oldest !== null && at - oldest > seconds * 1_000;
}
