import type { ComponentType } from "preact";
import { lazy as lazily } from "preact-iso";
import { Broken } from "./frame/broken.tsx";

/** A part of the portal that is loaded when it is first shown. Where it cannot be, offline or after a new version, it says so, with a way to try again. */
export function lazy<Props>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> & { preload: () => Promise<unknown> } {
  return lazily(() => load().catch((): ComponentType<Props> => Broken));
}
