/** What a connection needs of the world: a browser's, or a test's. */
export interface World {
  open(url: string, protocols: string[]): WebSocket;
  now(): number;
  random(): number;
  setTimeout(act: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  /** Calls back when the network or the tab has come back, and when the network is said to be gone. */
  onReturn(act: () => void): () => void;
}

/** The browser's world. */
export const browserWorld: World = {
  open: (url, protocols) => new WebSocket(url, protocols),
  now: () => Date.now(),
  random: () => Math.random(),
  setTimeout: (act, ms) => setTimeout(act, ms),
  clearTimeout: (timer) => clearTimeout(timer as number),
  onReturn: (act) => {
    const visible = () => document.visibilityState === "visible" && act();
    for (const event of CHANGES) addEventListener(event, act);
    document.addEventListener("visibilitychange", visible);
    return () => {
      for (const event of CHANGES) removeEventListener(event, act);
      document.removeEventListener("visibilitychange", visible);
    };
  },
};

/** What a page's sockets take for news of the network. */
const TRY_NOW = "deskline:try-now";
const CHANGES = ["online", "offline", "pageshow", TRY_NOW];

/** Every socket of the page tries at once: somebody asked for it, or one of them has come through. */
export function tryNow(): void {
  dispatchEvent(new Event(TRY_NOW));
}
