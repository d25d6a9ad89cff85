import { inject } from "vitest";
import type { Centre } from "./global-setup.ts";

/** The Deskline of this worker, with what is beside it. */
export function centre(): Centre {
  const one = inject("centres")[Number(process.env.VITEST_POOL_ID) - 1];
  if (!one) throw new Error(`No Deskline was started for worker ${process.env.VITEST_POOL_ID}`);
  return one;
}

/** Deskline's own origin. */
export const deskline = (path = "/"): string => new URL(path, centre().deskline).href;

/** The customer's site that embeds the widget. */
export const customerSite = (path = "/"): string => new URL(path, centre().host).href;

/** The pretend carriers and their customers' phones. */
export const sandbox = (path = "/"): string => new URL(path, centre().sandbox).href;
