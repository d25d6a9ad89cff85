import { lazy } from "preact-iso";
import { useWide } from "../../wide.ts";
import "../../recordings/recordings.css";

const Reading = lazy(() => import("../../recordings/reading.tsx").then((module) => module.Reading));

/** A thread that is over, as its agent reads it again: nothing can be written in it. */
export function SentThread({ interaction, back }: { interaction: string; back: string }) {
  const twoPanes = useWide("(min-width: 900px)");
  return (
    <div class="mail-sent">
      <Reading key={interaction} interaction={interaction} back={twoPanes ? null : back} />
    </div>
  );
}
