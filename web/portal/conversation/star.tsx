import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { useConversation } from "./context.ts";
import { markText } from "./mark-text.ts";
import { refusedText } from "./refused-text.ts";

/**
 * Marks an entry as a promise, for whoever goes on. No stop of the Tab key, since every line has one: `s` goes to the newest, the arrows
 * from one to the next.
 */
export function Star({ entry }: { entry: string }) {
  const { starred, starredBy, star } = useConversation();
  const refusal = useSignal<string | null>(null);
  const on = starred.includes(entry);
  const mark = on ? starredBy[entry] : undefined;
  if (star === null) {
    return on ? (
      <span class="star on">
        <Icon name="star" label={m.inbox_promise()} />
        {mark !== undefined && <span class="star-by">{markText(mark)}</span>}
      </span>
    ) : null;
  }
  const turn = async () => {
    const refused = await star(entry, !on);
    refusal.value = refused === null ? null : refusedText(refused);
  };
  return (
    <>
      <button
        type="button"
        class={on ? "star on" : "star"}
        tabIndex={-1}
        aria-pressed={on}
        aria-label={m.inbox_star()}
        title={mark === undefined ? m.inbox_star() : markText(mark)}
        onClick={() => void turn()}
        onKeyDown={(event) => {
          if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
          event.preventDefault();
          const all = stars();
          all[all.indexOf(event.currentTarget) + (event.key === "ArrowUp" ? -1 : 1)]?.focus();
        }}
      >
        <Icon name="star" />
      </button>
      {refusal.value !== null && (
        <span role="alert" class="bad-word">
          {refusal.value}
        </span>
      )}
    </>
  );
}

/** From where `s` was typed, to the newest entry that can be marked. */
export function toNewestStar(): void {
  stars().at(-1)?.focus();
}

function stars(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[role=log] button.star")];
}
