import type { Monitor } from "./monitor.ts";
import type { WaitingList } from "./waiting-list.ts";

/** A socket of the waiting list or, at `/board`, of the monitor. The Worker has checked who it is, and says so in the address. */
export function acceptWatcher(request: Request, waitingList: WaitingList, monitor: Monitor): Response {
  const { pathname, searchParams: query } = new URL(request.url);
  const [user, session] = [query.get("user") ?? "", query.get("session") ?? ""];
  const until = Number(query.get("until"));
  return pathname === "/board"
    ? monitor.accept({ user, session, until, wall: query.get("wall") === "1" })
    : waitingList.accept({ user, session, until, headOnly: query.get("head") === "1" });
}
