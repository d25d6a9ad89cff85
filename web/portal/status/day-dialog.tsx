import { m } from "../../shared/paraglide/messages.js";
import { now, timeOfDay, timer } from "../clock.ts";
import { desk } from "../desk/desk.ts";
import { Dialog } from "../frame/dialog.tsx";
import { breakName } from "./break-look.ts";
import { dayShown } from "./day.ts";

/** AGT-4: the day's breaks on a line of time, then in words; how many were answered. */
export function DayDialog() {
  const today = desk.value?.today;
  if (today === undefined) return null;
  const breaks = today.breaks.map((one) => ({ ...one, until: one.to ?? now.value }));
  const from = Math.min(now.value - 60 * 60_000, ...breaks.map((one) => one.from));
  const share = (ms: number) => `${(ms / (now.value - from)) * 100}%`;
  const rested = breaks.reduce((sum, one) => sum + one.until - one.from, 0);
  return (
    <Dialog
      label={m.portal_my_day()}
      closed={() => {
        dayShown.value = false;
      }}
    >
      <p class="day-figures">
        <strong>{today.answered}</strong> {m.portal_day_answered()} · <strong>{timer(rested)}</strong>{" "}
        {m.portal_day_rested()}
      </p>
      <div class="day-line" aria-hidden="true">
        {breaks.map((one) => (
          <span key={one.from} style={{ left: share(one.from - from), width: share(one.until - one.from) }} />
        ))}
      </div>
      <p class="day-ends quiet" aria-hidden="true">
        <span>{timeOfDay(from)}</span>
        <span>{timeOfDay(now.value)}</span>
      </p>
      {breaks.length === 0 ? (
        <p class="quiet">{m.portal_day_no_breaks()}</p>
      ) : (
        <table class="day-breaks">
          <thead class="visually-hidden">
            <tr>
              <th scope="col">{m.portal_day_break()}</th>
              <th scope="col">{m.portal_day_when()}</th>
              <th scope="col">{m.portal_day_long()}</th>
            </tr>
          </thead>
          <tbody>
            {breaks.map((one) => (
              <tr key={one.from}>
                <td>{breakName(one.name)}</td>
                <td class="quiet">
                  {timeOfDay(one.from)} – {one.to === null ? m.portal_day_now() : timeOfDay(one.to)}
                </td>
                <td>{timer(one.until - one.from)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
