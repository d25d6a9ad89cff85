import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { interaction, live, rate, startAnew } from "./chat.ts";
import { Icon } from "./icons.tsx";
import { welcome } from "./welcome.ts";
import { t } from "./words.ts";

const SCORES = [1, 2, 3, 4, 5];

/** After the end: how was it, and another chat. */
export function Ending() {
  const score = useSignal(0);
  const comment = useSignal("");
  const rated = live.value?.thread.entries.some(
    (entry) => entry.event?.type === "rated" && entry.interaction === interaction.value?.id,
  );
  const asks = welcome.value?.checks.askRating && interaction.value?.state === "closed";
  return (
    <section class="ending">
      {asks && !rated && (
        <fieldset>
          <legend>{t(m.widget_rate)}</legend>
          <div class="stars">
            {SCORES.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={score.value >= one}
                aria-label={t(m.widget_rate_star, { score: one })}
                onClick={() => {
                  score.value = one;
                }}
              >
                <Icon name="star" size={28} />
              </button>
            ))}
          </div>
          {score.value > 0 && (
            <>
              <textarea
                rows={2}
                maxLength={1_000}
                aria-label={t(m.widget_rate_comment)}
                placeholder={t(m.widget_rate_comment)}
                value={comment.value}
                onInput={(event) => {
                  comment.value = event.currentTarget.value;
                }}
              />
              <button type="button" class="primary" onClick={() => rate(score.value, comment.value)}>
                {t(m.widget_rate_send)}
              </button>
            </>
          )}
        </fieldset>
      )}
      {rated && <p class="event">{t(m.widget_rate_thanks)}</p>}
      <button type="button" class="secondary" onClick={startAnew}>
        {t(m.widget_new_chat)}
      </button>
    </section>
  );
}
