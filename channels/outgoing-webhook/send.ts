import type { Attempt } from "../../domain/webhook/patience.ts";
import { reasonOf } from "../answer.ts";

const PATIENCE_MS = 10_000;

/** What became of one attempt; `reason` for people, empty when the endpoint took it. */
export type Answer = Attempt & { reason: string };

/**
 * Posts one event. Its status alone is the answer: no redirect is followed, no body is read, and after 10 s (`patience`, ms) there was none.
 * An endpoint that answers later may have it already: it comes again with the same `webhook-id`. `refusal`: why that address is not called.
 */
export async function sendEvent(
  { url, body, headers }: { url: string; body: string; headers: Record<string, string> },
  refusal: (address: string) => string | null,
  patience = PATIENCE_MS,
): Promise<Answer> {
  const refused = refusal(url);
  if (refused !== null) return { status: null, reason: refused };
  // Not AbortSignal.timeout: its timer outlives the answer, and keeps the object from resting for as long.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "User-Agent": "Deskline-Webhooks/1", ...headers },
      body,
      redirect: "manual",
      signal: limit.signal,
    });
    await response.body?.cancel();
    const { status, ok } = response;
    if (ok) return { status, reason: "" };
    const redirects = status >= 300 && status < 400;
    return { status, reason: redirects ? "The address redirects elsewhere" : `The endpoint answered ${status}` };
  } catch (error) {
    if (limit.signal.aborted) return { status: null, reason: "The endpoint has not answered in time" };
    return { status: null, reason: reasonOf(error instanceof Error ? error.message : String(error)) };
  } finally {
    clearTimeout(timer);
  }
}
