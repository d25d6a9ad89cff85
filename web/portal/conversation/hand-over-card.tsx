import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import type { HandOver } from "./hand-over.ts";
import { markText } from "./mark-text.ts";

/** Pinned above the log until the reader's first word, or until it is hidden: nobody asks the customer to tell it again. */
export function HandOverCard({ card, greet }: { card: HandOver; greet: ((unasked: boolean) => void) | null }) {
  const hidden = useSignal(false);
  useEffect(() => greet?.(true), []);
  if (hidden.value) return null;
  const { from, note, first, last, promises, disposition } = card;
  return (
    <aside class="hand-over" aria-label={m.inbox_handed_over({ from })}>
      <header>
        <Icon name="transfer" />
        <strong>{m.inbox_handed_over({ from })}</strong>
        {greet !== null && (
          <button type="button" class="link" onClick={() => greet(false)}>
            {m.inbox_handed_greet()}
          </button>
        )}
        <button
          type="button"
          class="icon-button"
          aria-label={m.inbox_handed_hide()}
          onClick={() => {
            hidden.value = true;
          }}
        >
          <Icon name="cross" />
        </button>
      </header>
      {note !== "" && <p>{note}</p>}
      {first !== "" && (
        <p>
          <span class="quiet">{m.inbox_handed_first()}:</span> {first}
        </p>
      )}
      {disposition !== "" && (
        <p>
          <span class="quiet">{m.inbox_disposition_so_far()}:</span> {disposition}
        </p>
      )}
      {promises.length > 0 && (
        <section class="hand-over-promises" aria-label={m.inbox_handed_promises()}>
          <span class="quiet">{m.inbox_handed_promises()}:</span>
          <Words words={promises} />
        </section>
      )}
      {last.length > 1 && (
        <details>
          <summary>{m.inbox_handed_last()}</summary>
          <Words words={last} />
        </details>
      )}
    </aside>
  );
}

function Words({ words }: { words: HandOver["last"] | HandOver["promises"] }) {
  return (
    <ul>
      {words.map((word) => (
        <li key={word.id}>
          <span class="quiet">{word.isCustomer ? m.inbox_handed_customer() : word.name}:</span> {word.text}
          {"mark" in word && word.mark !== null && <span class="quiet"> · {markText(word.mark)}</span>}
        </li>
      ))}
    </ul>
  );
}
