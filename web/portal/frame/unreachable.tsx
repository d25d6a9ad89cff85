import { useEffect } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";

const RETRY_MS = 5_000;

/** The server could not even be asked who we are. Tries again by itself. */
export function Unreachable({ retry }: { retry: () => Promise<void> }) {
  useEffect(() => {
    const timer = setInterval(retry, RETRY_MS);
    return () => clearInterval(timer);
  }, [retry]);
  return (
    <main class="empty">
      <strong role="alert">{m.portal_unreachable()}</strong>
      <p>{m.portal_unreachable_hint()}</p>
      <button type="button" class="link" onClick={() => void retry()}>
        {m.portal_try_now()}
      </button>
    </main>
  );
}
