import { type IconName, isIconName } from "../icons.ts";

/** A break's icon is the administrator's choice; what we do not draw becomes a cup. */
export function breakIcon(name: string): IconName {
  return isIconName(name) ? name : "coffee";
}
