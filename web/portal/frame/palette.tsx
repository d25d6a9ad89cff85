import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { conversationHref, held } from "../desk/held.ts";
import { isFound } from "../inbox/finding.ts";
import { customerName } from "../inbox/rows.ts";
import { soundsShown } from "../offers/sounds.ts";
import { askToLeave } from "../status/leaving.ts";
import { toggleTheme } from "../theme/theme.ts";
import { Dialog } from "./dialog.tsx";
import { keysShown, paletteShown } from "./keys.ts";
import { PLACES } from "./places.ts";
import { isTheirs } from "./rail.tsx";
import "./palette.css";

const MOST = 12;

interface Choice {
  id: string;
  name: string;
  /** What else it is found by, and shown beside it. */
  beside: string;
  number: string;
  act: () => void;
}

/** Everything one can go to or do, found by a few letters: conversations by name, number and case number, screens, acts. */
export function Palette() {
  const { route } = useLocation();
  const sought = useSignal("");
  const at = useSignal(0);
  const close = () => {
    paletteShown.value = false;
  };
  const found = choices(route)
    .filter(({ name, beside, number }) => isFound(sought.value, [name, beside], number))
    .slice(0, MOST);
  const chosen = Math.min(at.value, found.length - 1);
  const carryOut = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    close();
    choice.act();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) at.value = (chosen + step + found.length) % found.length;
    else if (event.key === "Enter" && !event.isComposing) carryOut(found[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog label={m.portal_palette()} class="palette" closed={close}>
      <input
        // The dialog gives it the focus once it is there to have it.
        autofocus
        type="text"
        role="combobox"
        aria-label={m.portal_palette_hint()}
        aria-expanded="true"
        aria-controls="palette-choices"
        aria-activedescendant={found[chosen] === undefined ? undefined : `palette-${chosen}`}
        autocomplete="off"
        placeholder={m.portal_palette_hint()}
        value={sought.value}
        onInput={(event) => {
          sought.value = event.currentTarget.value;
          at.value = 0;
        }}
        onKeyDown={onKey}
      />
      <div id="palette-choices" role="listbox" aria-label={m.portal_palette()}>
        {found.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys act in the box above, which holds the focus
          <div
            key={choice.id}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onClick={() => carryOut(choice)}
          >
            <span class="cut">{choice.name}</span>
            <span class="quiet cut">{choice.beside}</span>
          </div>
        ))}
      </div>
      <p role="status" class="quiet remark">
        {found.length === 0 && m.portal_palette_nothing()}
      </p>
    </Dialog>
  );
}

function choices(route: (href: string) => void): Choice[] {
  const conversations = held.value.map((one) => ({
    id: one.interaction,
    name: customerName(one),
    beside: [one.customer.phone, one.caseNumber, one.campaignName].filter(Boolean).join(" · "),
    number: one.customer.phone,
    act: () => route(conversationHref(one)),
  }));
  const screens = PLACES.filter(isTheirs).map(({ href, label }) => ({
    id: href,
    name: label(),
    beside: m.portal_palette_screen(),
    number: "",
    act: () => route(href),
  }));
  const act = (id: string, name: string, does: () => void) => ({ id, name, beside: "", number: "", act: does });
  return [
    ...conversations,
    ...screens,
    act("theme", m.portal_theme(), toggleTheme),
    act("sounds", m.portal_sounds(), () => {
      soundsShown.value = true;
    }),
    act("keys", m.portal_keys(), () => {
      keysShown.value = true;
    }),
    act("password", m.portal_change_password(), () => route("/password")),
    act("leave", m.portal_sign_out(), askToLeave),
  ];
}
