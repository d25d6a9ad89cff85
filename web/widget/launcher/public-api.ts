import type { Launcher } from "./launcher.ts";

const METHODS = ["open", "close", "toggle", "setUser", "setLocale", "on", "off", "reset"] as const;
type Call = [method: (typeof METHODS)[number], ...args: unknown[]];

declare global {
  interface Window {
    /** Before the script has loaded: a list of calls, `(window.deskline ||= []).push(["open"])`. After: the methods, and still `push`. */
    deskline?: Call[] | Record<string, unknown>;
  }
}

/** `window.deskline`: open close toggle setUser setLocale on off reset; what was asked before loading is done now. */
export function publish(launcher: Launcher): void {
  const queued = Array.isArray(window.deskline) ? window.deskline : [];
  const call = ([method, ...args]: Call) => {
    if (METHODS.includes(method)) (launcher[method] as (...args: unknown[]) => void).apply(launcher, args);
  };
  const methods = METHODS.map((method) => [method, (...args: unknown[]) => call([method, ...args])]);
  window.deskline = { ...Object.fromEntries(methods), push: call };
  for (const one of queued) call(one);
}
