import { useMemo } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";

/** The zone whose days are counted; the browser's list, found by typing its first letters. */
export function ZoneField({ zone, choose }: { zone: string; choose: (zone: string) => void }) {
  const zones = useMemo(() => [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", zone])].sort(), [zone]);
  return (
    <label class="report-field">
      <span>{m.reports_zone()}</span>
      <select aria-label={m.reports_zone()} value={zone} onChange={(event) => choose(event.currentTarget.value)}>
        {zones.map((one) => (
          <option key={one} value={one} selected={one === zone}>
            {one.replaceAll("_", " ")}
          </option>
        ))}
      </select>
    </label>
  );
}
