import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Offer } from "../../../protocol/desk-socket.ts";
import { m } from "../../shared/paraglide/messages.js";
import { age, now } from "../clock.ts";
import { desk, deskSocket } from "../desk/desk.ts";
import { conversationHref } from "../desk/held.ts";
import { SHORTCUTS, useKeys } from "../frame/keys.ts";
import { Icon } from "../icon.tsx";
import { channelName } from "../inbox/channel-name.ts";
import { customerName, numberBeside } from "../inbox/rows.ts";
import "./offers.css";

/** What is offered now, as cards over everything; the one that runs out first is on top and has the keys. */
export function Offers() {
  const { route } = useLocation();
  const offers = (desk.value?.offers ?? []).toSorted((a, b) => a.until - b.until);
  const first = offers[0];
  const answer = (offer: Offer, yes: boolean) => {
    const { interaction, n } = offer;
    if (deskSocket.send({ t: "answer", interaction, n, yes }) && yes) route(conversationHref(offer));
  };
  useKeys(
    first === undefined
      ? []
      : [
          [SHORTCUTS.accept, () => answer(first, true)],
          [SHORTCUTS.decline, () => answer(first, false)],
        ],
  );
  return (
    <section class="offers" aria-label={m.inbox_offers()}>
      <p class="visually-hidden" role="alert">
        {first !== undefined && m.inbox_offer_announced({ name: customerName(first), campaign: first.campaignName })}
      </p>
      {offers.map((offer) => (
        <OfferCard key={`${offer.interaction} ${offer.n}`} offer={offer} answer={(yes) => answer(offer, yes)} />
      ))}
    </section>
  );
}

function OfferCard({ offer, answer }: { offer: Offer; answer: (yes: boolean) => void }) {
  const name = customerName(offer);
  return (
    <article class="offer" aria-label={m.inbox_offer_of({ name })}>
      <header>
        <span class="tile">
          <Icon name={offer.channel} label={channelName(offer.channel)} />
        </span>
        <div class="offer-who">
          <h2 class="cut" title={name}>
            {name}
          </h2>
          <p class="quiet cut">
            {[offer.campaignName, numberBeside(offer)].filter(Boolean).join(" · ")} · <WaitedOf offer={offer} />
          </p>
        </div>
        <SecondsLeft until={offer.until} />
      </header>
      {offer.opening !== "" && <p class="offer-words">“{offer.opening}”</p>}
      {offer.from !== null && (
        <p class="offer-from">
          <Icon name="transfer" size={14} /> {m.inbox_offer_from({ name: offer.from.agent })}
          {offer.from.note !== "" && `: ${offer.from.note}`}
        </p>
      )}
      <RunsOut until={offer.until} />
      <footer>
        <wa-button variant="brand" onClick={() => answer(true)}>
          {m.inbox_accept()} <kbd slot="end">A</kbd>
        </wa-button>
        <wa-button appearance="outlined" onClick={() => answer(false)}>
          {m.inbox_decline()} <kbd slot="end">D</kbd>
        </wa-button>
      </footer>
    </article>
  );
}

function WaitedOf({ offer }: { offer: Offer }) {
  return <>{m.inbox_waited_so_long({ time: age(Math.max(0, now.value - offer.since)) })}</>;
}

function SecondsLeft({ until }: { until: number }) {
  if (until === 0) return null;
  return (
    <strong class="offer-left" role="timer">
      {Math.max(0, Math.floor((until - now.value) / 1_000))}
    </strong>
  );
}

/** The bar empties by itself: one animation, no drawing each second. */
function RunsOut({ until }: { until: number }) {
  const bar = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    const left = until - now.peek();
    if (until === 0 || left <= 0) return;
    const animation = bar.current?.animate([{ transform: "scaleX(1)" }, { transform: "scaleX(0)" }], {
      duration: left,
      fill: "forwards",
    });
    return () => animation?.cancel();
  }, [until]);
  if (until === 0) return null;
  return (
    <div class="offer-bar" aria-hidden="true">
      <div ref={bar} />
    </div>
  );
}
