import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { lazy } from "../lazy.ts";

const EmojiPicker = lazy(() => import("./emoji-picker.tsx").then((module) => module.EmojiPicker));

/** The picker is loaded when it is first asked for. */
export function EmojiButton({ chosen }: { chosen: (emoji: string) => void }) {
  const open = useSignal(false);
  const place = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    const leave = (event: Event) => {
      const outside = event.type === "pointerdown" && !event.composedPath().includes(place.current as EventTarget);
      const escaped = event instanceof KeyboardEvent && event.key === "Escape";
      if (outside || escaped) open.value = false;
    };
    addEventListener("pointerdown", leave);
    addEventListener("keydown", leave);
    return () => {
      removeEventListener("pointerdown", leave);
      removeEventListener("keydown", leave);
    };
  }, [open]);
  return (
    <div class="emoji" ref={place}>
      <button
        type="button"
        class="icon-button"
        aria-label={m.inbox_emoji()}
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        <Icon name="smile" />
      </button>
      {open.value && (
        <div class="emoji-panel">
          <EmojiPicker
            chosen={(emoji) => {
              open.value = false;
              chosen(emoji);
            }}
          />
        </div>
      )}
    </div>
  );
}
