/** What the launcher on the customer's page and our frame say to each other: namespaced, origin checked on both sides. */

export type ToFrame =
  | { type: "opened"; open: boolean }
  | { type: "page"; url: string; title: string }
  | { type: "user"; user: { id: string; name?: string; mail?: string; phone?: string; signature?: string } }
  | { type: "locale"; locale: string }
  | { type: "reset" };

export type ToHost =
  | { type: "ready" }
  | { type: "close" }
  | { type: "unread"; count: number; teaser: string }
  | { type: "event"; name: "started" | "message" | "closed"; data: unknown };

const NAMESPACE = "deskline";

export function post(to: Window, origin: string, message: ToFrame | ToHost): void {
  to.postMessage({ [NAMESPACE]: message }, origin);
}

/** The message, if it is ours and comes from that window and origin. */
export function received<Message extends ToFrame | ToHost>(
  event: MessageEvent,
  from: Window | null,
  origin: string,
): Message | null {
  if (event.source !== from || event.origin !== origin || typeof event.data !== "object" || event.data === null)
    return null;
  const message: unknown = (event.data as Record<string, unknown>)[NAMESPACE];
  return typeof message === "object" && message !== null && "type" in message ? (message as Message) : null;
}
