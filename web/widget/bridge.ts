/** What the launcher on the customer's page and our frame say to each other: namespaced, origin checked on both sides. */

/** What the page knows of its user; `signature` proves `id`. */
export interface PageUser {
  id: string;
  name?: string;
  mail?: string;
  phone?: string;
  signature?: string;
}

export type ToFrame =
  /** `full`: the panel covers the page, as on phones. */
  | { type: "opened"; open: boolean; full: boolean }
  | { type: "page"; url: string; title: string }
  | { type: "user"; user: PageUser }
  | { type: "locale"; locale: string }
  | { type: "reset" };

export type ToHost =
  | { type: "ready" }
  | { type: "close" }
  /** A chat is going on: the next pages of this site listen for its words. */
  | { type: "chatting"; on: boolean }
  | { type: "unread"; count: number }
  | { type: "teaser"; from: string; text: string }
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
  if (from === null || event.source !== from || event.origin !== origin) return null;
  if (typeof event.data !== "object" || event.data === null) return null;
  const message: unknown = (event.data as Record<string, unknown>)[NAMESPACE];
  return typeof message === "object" && message !== null && "type" in message ? (message as Message) : null;
}
