import { dismiss } from "../sockets.ts";

/** Who looks on at a queue, as their socket keeps it while the object sleeps. */
export interface Watcher {
  user: string;
  session: string;
  /** ms at which it is asked anew who looks. */
  until: number;
}

/** As whom its door has let it in. */
export function watcherOf<Kind extends Watcher>(socket: WebSocket): Kind {
  return socket.deserializeAttachment() as Kind;
}

/** Ends the sockets of a session that has ended; `"all"` those of a user. */
export function dismissSession(sockets: readonly WebSocket[], user: string, session: string): void {
  for (const socket of sockets) {
    const watcher = watcherOf(socket);
    if (watcher.user === user && (session === "all" || watcher.session === session)) dismiss(socket, "session_ended");
  }
}
