import { useLocation } from "preact-iso";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { channelName } from "../../inbox/channel-name.ts";
import { newCampaignOf } from "./address.ts";
import { shownChannels } from "./shown-channels.ts";
import { useEditor } from "./use-editor.ts";

/** By which channel customers write; the rest of the form follows it, and it does not change once it is kept. */
export function ChannelChoice() {
  const editor = useEditor();
  const { route } = useLocation();
  return (
    <div class="wide">
      <fieldset class="segmented channel-choice">
        <legend class="visually-hidden">{m.campaigns_channel()}</legend>
        {shownChannels().map((channel) => (
          <button
            key={channel}
            type="button"
            aria-pressed={editor.channel.value === channel}
            onClick={() => {
              editor.chooseChannel(channel);
              route(newCampaignOf(channel), true);
            }}
          >
            <Icon name={channel} size={14} />
            {channelName(channel)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
