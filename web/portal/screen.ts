import type { ComponentType } from "preact";
import type { Permission } from "../../domain/access/permission.ts";

/** One address of the portal and what is shown there. */
export interface Screen {
  /** As preact-iso reads it: `/campaigns/webchat/:name`. */
  path: string;
  /** By `lazy(() => import(…))`, so that a screen costs nothing until it is opened. */
  component: ComponentType;
  /** Who lacks it finds no such address. */
  permission?: Permission;
}
