import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { timeOfDay } from "../../clock.ts";
import { addressOf } from "../campaigns/address.ts";
import { Snippet } from "../campaigns/embed.tsx";

const ASK_EVERY_MS = 2_000;

/** The line for the site, the chat as it will look there, and whether a page of the site has loaded it. */
export function SiteStep({ campaign }: { campaign: string }) {
  const visit = useSignal<{ at: number; host: string } | null>(null);
  useEffect(() => {
    const timer = setInterval(async () => {
      try {
        visit.value = (await answer(api.campaigns[":name"].visit.$get({ param: { name: campaign } }))).visit;
        if (visit.value !== null) clearInterval(timer);
      } catch {
        // The next time will tell.
      }
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [campaign]);
  const received = visit.value;
  return (
    <>
      <Snippet name={campaign} />
      <p role="status" class="welcome-visit">
        <span class={received === null ? "dot away" : "dot"} aria-hidden="true" />
        {received === null
          ? m.settings_welcome_waiting()
          : m.settings_welcome_received({ host: received.host, time: timeOfDay(received.at) })}
      </p>
      <h3>{m.settings_welcome_preview()}</h3>
      <iframe
        class="welcome-preview"
        title={m.settings_welcome_preview()}
        src={`/try?campaign=${encodeURIComponent(campaign)}`}
      />
      <div class="welcome-ends">
        <wa-button variant="brand" size="s" href="/inbox">
          {m.settings_welcome_inbox()}
        </wa-button>
        <wa-button appearance="outlined" size="s" href={addressOf(campaign)}>
          {m.settings_welcome_more()}
        </wa-button>
      </div>
    </>
  );
}
