import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import type { CannedMenu } from "./use-canned.ts";
import { CANNED_LIST } from "./use-canned-menu.ts";

export function CannedList({ menu }: { menu: Pick<CannedMenu, "shown" | "at" | "choose"> }) {
  return (
    <div class="canned" id={CANNED_LIST} role="listbox" aria-label={m.inbox_canned()}>
      {menu.shown.map((one, index) => (
        // The text field keeps the focus: arrows move, Enter chooses there.
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the text field's
        <div
          key={one.key}
          id={`${CANNED_LIST}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === menu.at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => menu.choose(one)}
        >
          <code>/{one.key}</code>
          <span class="cut">{one.text}</span>
          {(one.files?.length ?? 0) > 0 && <Icon name="paperclip" size={14} label={m.settings_canned_files()} />}
          {index === menu.at && <kbd>↵</kbd>}
        </div>
      ))}
    </div>
  );
}
