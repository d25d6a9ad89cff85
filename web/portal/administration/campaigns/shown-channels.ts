import { BUILT_CHANNELS, type BuiltChannel } from "../../../../protocol/configuration.ts";
import { can } from "../../session.ts";

/** The channels whose campaigns this user may administer: those of mail ask an administrator (decisions: permissions). */
export function shownChannels(): readonly BuiltChannel[] {
  return BUILT_CHANNELS.filter((channel) => channel !== "email" || can("mail-campaigns"));
}
