import { m } from "../../shared/paraglide/messages.js";
import { type IconName, isIconName } from "../icons.ts";

/** The break that missed offers put an agent on: the house's own, so the portal words it. */
const NOT_ANSWERING = "not-answering";

/** A break's icon is the administrator's choice; what we do not draw becomes a cup. */
export function breakIcon(name: string): IconName {
  if (name === "phone-missed") return "bell-off";
  return isIconName(name) ? name : "coffee";
}

export function breakName(name: string): string {
  return name === NOT_ANSWERING ? m.portal_not_answering() : name;
}
