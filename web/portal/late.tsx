import { useEffect, useState } from "preact/hooks";
import { m } from "../shared/paraglide/messages.js";

const PATIENCE_MS = 200;

/** A skeleton in the shape of rows, shown only when the wait is long enough to be noticed. */
export function Late({ rows = 3 }: { rows?: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div role="status">
      <span class="visually-hidden">{m.portal_loading()}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div class="skeleton-row" key={row} aria-hidden="true">
          <span class="skeleton tile" />
          <span class="skeleton" style="width: 60%" />
          <span class="skeleton" style="width: 85%" />
        </div>
      ))}
    </div>
  );
}
