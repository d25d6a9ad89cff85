import type { DispositionNode } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { selected } from "../../frame/selected.ts";
import { Icon } from "../../icon.tsx";
import { numberOf, useTree } from "./tree-editing.ts";
import { MOVES, type Move, mark, nodeAt, type Place, siblingsIn, target } from "./tree-moves.ts";

const MARKS = ["comment", "comeBack", "disabled"] as const;
type Mark = (typeof MARKS)[number];
const REMOVE = "remove";

const MOVE_NAMES: Record<Move, () => string> = {
  up: m.settings_move_up,
  down: m.settings_move_down,
  deeper: m.settings_move_deeper,
  higher: m.settings_move_higher,
};
const MOVE_KEYS: Record<Move, string> = { up: "Alt ↑", down: "Alt ↓", deeper: "Alt →", higher: "Alt ←" };
const MARK_NAMES: Record<Mark, () => string> = {
  comment: m.settings_ask_comment,
  comeBack: m.settings_ask_come_back,
  disabled: m.settings_disable,
};

/** All that can be done with one disposition beside renaming it. */
export function NodeMenu({ node, place, move }: { node: DispositionNode; place: Place; move: (way: Move) => void }) {
  const { tree, edit } = useTree();
  const label = m.settings_disposition_menu({ number: numberOf(place) });
  const marks = node.children.length === 0 ? MARKS : MARKS.filter((name) => name === "disabled");

  const choose = (event: Event) => {
    const chosen = selected(event);
    const way = MOVES.find((one) => one === chosen);
    const marked = MARKS.find((one) => one === chosen);
    if (way !== undefined) move(way);
    else if (chosen === REMOVE) edit((all) => siblingsIn(all, place.slice(0, -1)).splice(place.at(-1) ?? 0, 1));
    else if (marked !== undefined)
      edit((all) => {
        const one = nodeAt(all, place);
        if (one !== undefined) mark(one, marked, one[marked] !== true);
      });
  };

  return (
    <wa-dropdown placement="bottom-end" size="s" onwa-select={choose}>
      <button slot="trigger" type="button" class="icon-button" aria-label={label} title={label}>
        <Icon name="more" />
      </button>
      {marks.map((name) => (
        <wa-dropdown-item key={name} type="checkbox" value={name} checked={node[name] === true}>
          {MARK_NAMES[name]()}
        </wa-dropdown-item>
      ))}
      <wa-divider />
      {MOVES.filter((way) => target(tree, place, way) !== null).map((way) => (
        <wa-dropdown-item key={way} value={way}>
          {MOVE_NAMES[way]()}
          <span slot="details">{MOVE_KEYS[way]}</span>
        </wa-dropdown-item>
      ))}
      <wa-dropdown-item value={REMOVE} variant="danger">
        {m.settings_remove()}
      </wa-dropdown-item>
    </wa-dropdown>
  );
}
