import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { lazy } from "../../lazy.ts";
import { useWide } from "../../wide.ts";
import "../../recordings/recordings.css";

const Reading = lazy(() => import("../../recordings/reading.tsx").then((module) => module.Reading));

/** A thread that is over, as its agent reads it again: nothing can be written in it. */
export function SentThread({ interaction, back }: { interaction: string; back: string }) {
  const twoPanes = useWide("(min-width: 900px)");
  return (
    <div class="mail-sent">
      {!twoPanes && (
        <a class="recording-back" href={back}>
          <Icon name="chevron-left" size={14} />
          {m.inbox_back_to_list()}
        </a>
      )}
      <Reading key={interaction} interaction={interaction} back={null} />
    </div>
  );
}
