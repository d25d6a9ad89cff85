import { signal } from "@preact/signals";
import type { ByeCode } from "../../protocol/socket.ts";

/** Why the person was put out; shown above the sign-in form until they are in again. */
export type EndOfSession = "session_ended" | "signed_out";

export const endOfSession = signal<EndOfSession | null>(null);

/** Any door may say that nobody is signed in any more; the frame then shows the sign-in form. */
export function sessionEnded(code: "unauthenticated" | "session_ended" | ByeCode): void {
  endOfSession.value = code === "unauthenticated" ? endOfSession.value : "session_ended";
  listeners.forEach((listener) => {
    listener();
  });
}

const listeners = new Set<() => void>();

export function onSessionEnded(listener: () => void): void {
  listeners.add(listener);
}
