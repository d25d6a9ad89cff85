import type { Signal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";

interface PlacesProps {
  /** From 1. */
  place: Signal<number>;
  last: number;
  /** What is said between the two. */
  said: string;
}

/** From one row of a list to the next. */
export function Places({ place, last, said }: PlacesProps) {
  const step = (by: 1 | -1) => {
    place.value = Math.min(last, Math.max(1, place.value + by));
  };
  return (
    <nav class="letter-places" aria-label={m.dialers_mail_letter_rows()}>
      <button
        type="button"
        class="icon-button"
        aria-label={m.dialers_mail_letter_before()}
        disabled={place.value === 1}
        onClick={() => step(-1)}
      >
        <Icon name="chevron-left" />
      </button>
      <span role="status">{said}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={m.dialers_mail_letter_next()}
        disabled={place.value >= last}
        onClick={() => step(1)}
      >
        <Icon name="chevron-right" />
      </button>
    </nav>
  );
}
